-- Those that a restore would have taken away first.
select source_key, target_id, source_ref, target_born, target_changed, 0 lost
from link
where endpoint = :#${variable.endpoint} and scope = '' and entity = 'product' and lost_at is null
order by target_id desc
limit 100
