insert into change(shop, entity, source_key, endpoint, lane, gen, due, urgency, chunk, attempts, why, noted_at)
select :#shop, :#entity, noted.source_key, :#endpoint, cast(:#lane as varchar(100)) || noted.source_key, 1, :#now, :#urgency, 1000, 0, :#why,
  :#now
from unnest(cast(:#keys as varchar array)) noted(source_key)
where not exists (
  select 1 from change c where c.shop = :#shop and c.entity = :#entity and c.source_key = noted.source_key)
