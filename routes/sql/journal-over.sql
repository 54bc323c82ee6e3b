-- The last of the oldest that are past their time or too many; a step at a time so that nobody waits for long.
select max(j.id) id
from (select id, at_time from journal order by id limit 2000) j
where j.at_time < :#${variable.keptSince}
  or j.id <= (select max(n.id) from journal n) - cast(:#${properties:journal.keep-rows} as int)
