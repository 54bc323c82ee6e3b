insert into tally(shop, entity, verdict, at_hour, n)
select :#shop, :#entity, :#verdict, cast(:#hour as timestamp with time zone), 0
where not exists (
  select 1 from tally
  where shop = :#shop and entity = :#entity and verdict = :#verdict and at_hour = cast(:#hour as timestamp with time zone))
