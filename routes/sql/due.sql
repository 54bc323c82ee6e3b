-- How much company the most urgent due row may have; nothing while shop, endpoint or source pause. While many products
-- are on their way to the shop, their stocks wait until they are as many, but not for long.
select c.chunk from change c
where c.endpoint = :#${variable.endpoint} and c.shop = :#${variable.shop} and c.entity = :#${variable.entity}
  and c.waits_entity is null and c.due <= :#now
  and (c.token is null or c.worker = :#${variable.holder})
  and exists (
    select 1 from endpoint e where e.name = :#${variable.endpoint} and e.owner = :#${bean:process?method=id})
  and not exists (
    select 1 from pause p where p.subject in (
      'shop/' || :#${variable.shop}, 'endpoint/' || :#${variable.endpoint},
      'source/' || :#${variable.source}, 'source/' || :#${variable.source} || '/' || :#${variable.entity}))
  and (
    c.entity <> 'stock' or c.due <= :#${variable.gatheredBefore}
    or cast(:#${properties:stock.gather} as int) > (
      select count(*) from (
        select 1 from change o
        where o.endpoint = :#${variable.endpoint} and o.shop = :#${variable.shop} and o.entity = 'product'
          and o.waits_entity is null and o.due <= :#now
        limit cast(:#${properties:stock.gather} as int)) products)
    or cast(:#${properties:stock.gather} as int) <= (
      select count(*) from (
        select 1 from change o
        where o.endpoint = :#${variable.endpoint} and o.shop = :#${variable.shop} and o.entity = 'stock'
          and o.waits_entity is null and o.due <= :#now
        limit cast(:#${properties:stock.gather} as int)) stocks))
order by c.endpoint, c.shop, c.entity, c.waits_entity, c.urgency desc, c.due
limit 1
