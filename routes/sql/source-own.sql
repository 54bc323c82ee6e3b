update source set owner = :#${bean:process?method=id},
  lease_until = current_timestamp + interval '1' second * cast(:#${properties:endpoint.lease-seconds} as int)
where name = :#${variable.source} and (owner is null or owner = :#${bean:process?method=id} or lease_until < current_timestamp
  or lease_until > current_timestamp + interval '10' minute)
