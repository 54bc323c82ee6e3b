-- The row at 1970 is the sum of all days past.
insert into tally(shop, entity, verdict, at_minute, n)
select distinct t.shop, t.entity, t.verdict, timestamp with time zone '1970-01-01 00:00:00+00', 0
from tally t
where t.at_minute < :#${variable.dayAgo} and not exists (
  select 1 from tally s
  where s.shop = t.shop and s.entity = t.entity and s.verdict = t.verdict
    and s.at_minute = timestamp with time zone '1970-01-01 00:00:00+00')
