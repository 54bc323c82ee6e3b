update endpoint set owner = :#${bean:process?method=id}, fence = fence + 1,
  lease_until = current_timestamp + interval '{{endpoint.lease-seconds}}' second
where name = :#${variable.endpoint} and (owner is null or lease_until < current_timestamp)
