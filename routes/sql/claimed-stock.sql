-- A stock row that was not looked at for long is looked up again: its product may have got combinations.
select c.shop, c.entity, c.source_key, c.gen, c.token, c.chunk, c.attempts,
       l.target_id, l.source_born, l.source_ref, l.origin, l.gone_at, s.fields, s.doubted,
       p.target_id product_target_id, p.source_born product_source_born, p.source_ref product_source_ref,
       p.origin product_origin, p.gone_at product_gone_at, p.gone_reason product_gone_reason, p.lost_at product_lost_at,
       case when exists (
         select 1 from change b where b.shop = c.shop and b.entity = 'product' and b.source_key = c.source_key)
       then 1 else 0 end product_pending,
       case when v.verdict = 'hold' then v.reason end held_for, d.version parked_version
from change c
left join link l on l.endpoint = c.endpoint and l.scope = c.shop and l.entity = 'stock' and l.source_key = c.source_key
  and l.verified_at > :#${variable.verifiedAfter}
left join link p on p.endpoint = c.endpoint and p.scope = '' and p.entity = 'product' and p.source_key = c.source_key
left join sent s on s.shop = c.shop and s.entity = 'stock' and s.source_key = c.source_key
left join verdict v on v.shop = c.shop and v.entity = 'stock' and v.source_key = c.source_key
left join dead_letter d on d.shop = c.shop and d.entity = 'stock' and d.source_key = c.source_key
  and (d.last_at > :#${variable.parkedAfter} or d.closed_at is not null)
where c.worker = :#${variable.holder} and c.token = :#${variable.token}
order by c.source_key
