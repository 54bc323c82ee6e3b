-- An expired lease that nobody took is still ours.
update endpoint set lease_until = current_timestamp + interval '{{endpoint.lease-seconds}}' second
where name = :#${variable.endpoint} and owner = :#${bean:process?method=id}
