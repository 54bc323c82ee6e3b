update source set reconciled_at = :#now,
  reconciling = case when reconciling = :#${bean:process?method=id} then null else reconciling end
where name = :#${variable.source}
