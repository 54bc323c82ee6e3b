insert into change(shop, entity, source_key, endpoint, lane, gen, due, urgency, chunk, attempts, why, noted_at)
select d.shop, d.entity, d.source_key, :#${variable.endpoint}, d.entity || '/' || d.source_key, 1,
  :#${bean:storeClock?method=now}, 0, 1000, 0, 'replayed', :#${bean:storeClock?method=now}
from dead_letter d
where d.shop = :#${variable.shop} and d.closed_at is null and not exists (
  select 1 from change c where c.shop = d.shop and c.entity = d.entity and c.source_key = d.source_key)
