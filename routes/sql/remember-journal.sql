-- What is held, parked or skipped again for the same reason is told once. Before the verdict itself is replaced.
insert into journal(at_time, shop, entity, source_key, source_ref, verdict, reason, request)
select :#${bean:storeClock?method=now}, :#shop, :#entity, :#key, :#ref, :#verdict, :#reason, :#request
where :#always = 1 or not exists (
  select 1 from verdict v
  where v.shop = :#shop and v.entity = :#entity and v.source_key = :#key and v.verdict = :#verdict and v.reason = :#reason)
