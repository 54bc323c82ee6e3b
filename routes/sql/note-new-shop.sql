-- A shop that was added later has everything to get that the others were looked at for.
insert into change(shop, entity, source_key, endpoint, lane, gen, due, urgency, chunk, attempts, why, noted_at)
select :#${variable.shop}, v.entity, v.source_key, :#${variable.endpoint}, cast(:#${variable.endpoint} as varchar(64)) || '/' || v.entity || '/' || v.source_key, 1,
  :#now, case when v.entity = 'stock' then 1 else 0 end, 1000, 0, 'new shop',
  :#now
from (select distinct entity, source_key from verdict) v
where not exists (
  select 1 from change c where c.shop = :#${variable.shop} and c.entity = v.entity and c.source_key = v.source_key)
