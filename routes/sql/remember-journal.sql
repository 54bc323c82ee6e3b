-- What is held or parked again for the same reason is told once.
insert into journal(at_time, shop, entity, source_key, source_ref, verdict, reason, request)
select :#now, :#shop, :#entity, :#key, :#ref, :#verdict, :#reason, :#asked
where :#always = 1 or not exists (
  select 1 from journal j
  where j.verdict = :#verdict and j.reason = :#reason and j.id = (
    select max(l.id) from journal l where l.source_key = :#key and l.entity = :#entity and l.shop = :#shop))
