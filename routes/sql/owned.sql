select name, next_owner, requests,
  cast(extract(epoch from current_timestamp) - extract(epoch from requests_at) as bigint) as told_ago
from endpoint where owner = :#${bean:process?method=id}
