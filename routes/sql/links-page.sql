select source_key, target_id, source_ref, target_born, target_changed,
  case when lost_at is null then 0 when lost_at > :#${variable.recently} then 1 else 2 end lost
from link
where endpoint = :#${variable.endpoint} and scope = '' and entity = 'product' and target_id > :#${variable.after}
order by target_id
limit 300
