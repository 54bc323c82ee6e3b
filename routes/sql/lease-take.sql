update endpoint set owner = :#${bean:process?method=id}, fence = fence + 1,
  lease_until = current_timestamp + interval '1' second * cast(:#${properties:endpoint.lease-seconds} as int)
where name = :#${variable.endpoint} and (owner is null or lease_until < current_timestamp)
