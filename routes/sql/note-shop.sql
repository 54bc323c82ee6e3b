insert into change(shop, entity, source_key, endpoint, lane, gen, due, urgency, chunk, attempts, why, noted_at)
select v.shop, v.entity, v.source_key, :#endpoint, cast(:#endpoint as varchar(64)) || '/' || v.entity || '/' || v.source_key, 1,
  :#now, case when v.entity = 'stock' then 1 else 0 end, 1000, 0, :#why,
  :#now
from verdict v
where v.shop = :#shop and not exists (
  select 1 from change c where c.shop = v.shop and c.entity = v.entity and c.source_key = v.source_key)
