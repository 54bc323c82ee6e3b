-- Counted by the minute, so that a rate can be told; what is older than a day is added up into one row at 1970.
alter table tally rename column at_hour to at_minute;

-- The figures of status count without reading a row.
create index verdict_word on verdict (verdict, shop, entity);
create index dead_letter_open on dead_letter (closed_at, shop, entity, last_at);
