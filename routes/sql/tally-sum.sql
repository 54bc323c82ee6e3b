update tally set n = n + (
  select coalesce(sum(o.n), 0) from tally o
  where o.shop = tally.shop and o.entity = tally.entity and o.verdict = tally.verdict
    and o.at_minute > timestamp with time zone '1970-01-01 00:00:00+00' and o.at_minute < :#${variable.dayAgo})
where at_minute = timestamp with time zone '1970-01-01 00:00:00+00'
