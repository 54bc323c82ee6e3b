-- One at a time, unless the other is gone.
update source set reconciling = :#${bean:process?method=id}
where name = :#${variable.source} and not exists (
  select 1 from process p where p.id = source.reconciling
    and p.seen_at > current_timestamp - interval '1' second * cast(:#${properties:endpoint.lease-seconds} as int))
