-- Only while the other is still on its way: otherwise nobody would wake it.
update change set waits_entity = :#waitsEntity, waits_key = :#waitsKey
where shop = :#shop and entity = :#entity and source_key = :#key and token = :#token
  and exists (
    select 1 from change o where o.shop = :#shop and o.entity = :#waitsEntity and o.source_key = :#waitsKey)
