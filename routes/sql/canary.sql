-- The product that was written last, unless it was looked at a moment ago.
select c.target_id, c.source_ref, c.target_born, c.target_changed
from (
  select target_id, source_ref, target_born, target_changed, verified_at from link
  where endpoint = :#${variable.endpoint} and entity = 'product' and target_changed <> '' and lost_at is null
  order by target_changed desc
  limit 1) c
where c.verified_at < :#${variable.lookBefore}
