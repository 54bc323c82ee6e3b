select name from endpoint
where name = :#${variable.endpoint} and owner = :#${bean:process?method=id}
  and (verified_at is null or verified_at < :#${variable.verifiedBefore})
  and not exists (select 1 from pause where subject = 'endpoint/' || :#${variable.endpoint})
