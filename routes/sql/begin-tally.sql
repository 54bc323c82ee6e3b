insert into tally(shop, entity, verdict, at_minute, n)
select :#shop, :#entity, :#verdict, cast(:#minute as timestamp with time zone), 0
where not exists (
  select 1 from tally
  where shop = :#shop and entity = :#entity and verdict = :#verdict and at_minute = cast(:#minute as timestamp with time zone))
