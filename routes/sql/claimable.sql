-- Two statements, because a database that updates `where ... in (select ... limit)` looks at every row.
select c.source_key from change c
where c.endpoint = :#${variable.endpoint} and c.shop = :#${variable.shop} and c.entity = :#${variable.entity} and c.chunk = :#${variable.chunk}
  and c.token is null and c.waits_entity is null and c.due <= :#now
  and not exists (
    select 1 from change o
    where o.lane = c.lane and o.token is not null)
order by c.endpoint, c.shop, c.entity, c.waits_entity, c.urgency desc, c.due
limit :#${variable.size}
