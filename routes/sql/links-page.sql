-- Writing: what a write that is under way, or got no answer, has stamped is not known.
select l.source_key, l.target_id, l.source_ref, l.target_born, l.target_changed,
  case when l.lost_at is null then 0 when l.lost_at > :#${variable.recently} then 1 else 2 end lost,
  case when exists (
    select 1 from change c where c.lane = l.endpoint || '/product/' || l.source_key and c.intent_at is not null)
    then 1 else 0 end writing
from link l
where l.endpoint = :#${variable.endpoint} and l.scope = '' and l.entity = 'product' and l.target_id > :#${variable.after}
order by l.target_id
limit 300
