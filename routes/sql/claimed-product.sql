-- What was about to be created when its process was killed, or its answer lost, may be in the shop under that reference.
-- What was parked a while ago is tried again as it is, because its cause may have been mended in the shop; what was discarded is not.
select c.shop, c.entity, c.source_key, c.gen, c.token, c.chunk, c.attempts,
       l.target_id, l.source_born, l.source_ref, l.origin, l.gone_at, l.gone_reason, l.lost_at, l.target_born, s.fields, s.doubted,
       case when v.verdict = 'create' and c.intent_at is not null and l.target_id is null then v.source_ref end intended_ref,
       case when v.verdict = 'hold' then v.reason end held_for, d.version parked_version
from change c
left join link l on l.endpoint = c.endpoint and l.scope = '' and l.entity = 'product' and l.source_key = c.source_key
left join sent s on s.shop = c.shop and s.entity = 'product' and s.source_key = c.source_key
left join verdict v on v.shop = c.shop and v.entity = 'product' and v.source_key = c.source_key
left join dead_letter d on d.shop = c.shop and d.entity = 'product' and d.source_key = c.source_key
  and (d.last_at > :#${variable.parkedAfter} or d.closed_at is not null)
where c.worker = :#${variable.holder} and c.token = :#${variable.token}
order by c.source_key
