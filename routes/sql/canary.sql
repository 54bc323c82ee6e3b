-- The product that was written last, unless it was looked at a moment ago, or is being written: nobody knows yet what
-- that write left.
select l.target_id, l.source_ref, l.target_born, l.target_changed
from endpoint e
join link l on l.endpoint = e.name and l.scope = '' and l.entity = 'product' and l.target_id = e.canary_id
where e.name = :#${variable.endpoint} and l.lost_at is null and l.target_changed <> ''
  and l.verified_at < :#${variable.lookBefore}
  and not exists (
    select 1 from change c where c.lane = l.endpoint || '/product/' || l.source_key and c.intent_at is not null)
