insert into pause(subject, reason, since)
select :#${variable.pauseSubject}, :#${variable.pauseReason}, :#${bean:storeClock?method=now}
where not exists (select 1 from pause where subject = :#${variable.pauseSubject})
