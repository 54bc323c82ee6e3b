-- Open letters of one shop, one cause or one id; an empty variable narrows nothing.
select id, shop, entity, source_key, source_ref, cause from dead_letter
where closed_at is null
  and coalesce(cast(:#${variable.shop} as varchar), '') in ('', shop)
  and coalesce(cast(:#${variable.cause} as varchar), '') in ('', cause)
  and coalesce(cast(:#${variable.letter} as varchar), '') in ('', cast(id as varchar))
order by id
