-- The oldest that are past their time or too many, a step at a time so that nobody waits for long.
delete from journal where id in (
  select j.id from journal j
  where j.at_time < :#${variable.keptSince} or j.id <= (select max(n.id) from journal n) - cast(:#${properties:journal.keep-rows} as int)
  order by j.id
  limit 2000)
