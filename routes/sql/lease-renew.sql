-- An expired lease that nobody took is still ours.
update endpoint set requests = :#requests, requests_at = current_timestamp,
  lease_until = current_timestamp + interval '1' second * cast(:#${properties:endpoint.lease-seconds} as int)
where name = :#endpoint and owner = :#${bean:process?method=id}
