-- Only its owner knows how an endpoint is.
update pause set reason = :#${variable.pauseReason} where subject = :#${variable.pauseSubject}
  and (
  :#${variable.pauseSubject} not like 'endpoint/%' or exists (
    select 1 from endpoint e
    where 'endpoint/' || e.name = :#${variable.pauseSubject} and e.owner = :#${bean:process?method=id}))
