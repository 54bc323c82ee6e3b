-- In the order in which a note locks endpoints: renewals follow it, so that nobody waits in a ring.
select name, fence, next_owner, requests,
  cast(extract(epoch from current_timestamp) - extract(epoch from requests_at) as bigint) as told_ago
from endpoint where owner = :#${bean:process?method=id}
order by name
