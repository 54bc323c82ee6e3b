-- Only its owner knows how an endpoint is.
insert into pause(subject, reason, since)
select :#${variable.pauseSubject}, :#${variable.pauseReason}, :#now
where not exists (select 1 from pause where subject = :#${variable.pauseSubject})
  and (
  :#${variable.pauseSubject} not like 'endpoint/%' or exists (
    select 1 from endpoint e
    where 'endpoint/' || e.name = :#${variable.pauseSubject} and e.owner = :#${bean:process?method=id}))
