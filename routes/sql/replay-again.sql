update change set gen = gen + 1, why = 'replayed'
where shop = :#${variable.shop} and exists (
  select 1 from dead_letter d
  where d.shop = change.shop and d.entity = change.entity and d.source_key = change.source_key and d.closed_at is null)
