-- The last was long ago, or did not come to its end; a time in the future was told by a clock that was wrong.
select name from source
where name = :#${variable.source} and (reconciled_at is null or reconciled_at < :#${variable.dayAgo}
  or reconciled_at > :#${variable.soon}
  or (reconciling is not null and not exists (
    select 1 from process p where p.id = source.reconciling
      and p.seen_at > current_timestamp - interval '1' second * cast(:#${properties:endpoint.lease-seconds} as int))))
