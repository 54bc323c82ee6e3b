select c.shop, c.entity, c.source_key, c.gen, c.token, c.chunk, c.attempts,
       l.target_id, l.source_born, l.source_ref, l.origin, l.gone_at, l.lost_at, l.target_born, s.fields, s.doubted
from change c
left join link l on l.endpoint = c.endpoint and l.scope = '' and l.entity = 'product' and l.source_key = c.source_key
left join sent s on s.shop = c.shop and s.entity = 'product' and s.source_key = c.source_key
where c.worker = :#${variable.holder} and c.token = :#${variable.token}
order by c.source_key
