-- The stock of every product that a shop has. Nothing tells whose lines are in which warehouse.
insert into change(shop, entity, source_key, endpoint, lane, gen, due, urgency, chunk, attempts, why, noted_at)
select cast(:#shop as varchar(64)), 'stock', l.source_key, l.endpoint, l.endpoint || '/stock/' || l.source_key, 1,
  :#now, 1, 1000, 0, :#why, :#now
from link l
where l.endpoint = :#endpoint and l.scope = '' and l.entity = 'product' and l.gone_at is null and l.lost_at is null
  and not exists (
    select 1 from change c where c.shop = :#shop and c.entity = 'stock' and c.source_key = l.source_key)
