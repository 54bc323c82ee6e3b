-- Nothing below this lock happens for an endpoint that this process does not own.
select fence from endpoint
where name = :#${variable.endpoint} and owner = :#${bean:process?method=id} and lease_until > current_timestamp
for update
