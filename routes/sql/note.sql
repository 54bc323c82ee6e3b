insert into change(shop, entity, source_key, endpoint, lane, gen, due, urgency, chunk, attempts, why, noted_at)
select :#shop, :#entity, :#key, :#endpoint, :#lane, 1, :#now, :#urgency, 1000, 0, :#why,
  :#now
where not exists (
  select 1 from change where shop = :#shop and entity = :#entity and source_key = :#key)
