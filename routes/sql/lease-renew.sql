-- An expired lease that nobody took is still ours.
update endpoint set lease_until = current_timestamp + interval '1' second * cast(:#${properties:endpoint.lease-seconds} as int)
where name = :#${variable.endpoint} and owner = :#${bean:process?method=id}
