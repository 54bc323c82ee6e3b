update endpoint set owner = :#${bean:process?method=id}, fence = fence + 1, next_owner = null,
  lease_until = current_timestamp + interval '1' second * cast(:#${properties:endpoint.lease-seconds} as int)
where name = :#${variable.endpoint} and (owner is null or lease_until < current_timestamp
  or lease_until > current_timestamp + interval '10' minute)
