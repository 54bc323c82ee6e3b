delete from tally
where at_minute > timestamp with time zone '1970-01-01 00:00:00+00' and at_minute < :#${variable.dayAgo}
