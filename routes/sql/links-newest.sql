-- Those that a restore would have taken away first. Writing: what a write that is under way, or got no answer, has
-- stamped is not known.
select l.source_key, l.target_id, l.source_ref, l.target_born, l.target_changed, 0 lost,
  case when exists (
    select 1 from change c where c.lane = l.endpoint || '/product/' || l.source_key and c.intent_at is not null)
    then 1 else 0 end writing
from link l
where l.endpoint = :#${variable.endpoint} and l.scope = '' and l.entity = 'product' and l.lost_at is null
order by l.target_id desc
limit 100
