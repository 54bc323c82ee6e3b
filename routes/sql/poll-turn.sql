-- Once a period, by whoever owns the source; a turn that was missed is not made up for twice.
update source set polled_at = case
    when polled_at > current_timestamp - interval '0.002' second * cast(:#${properties:dolibarr.poll.period} as int)
      then polled_at + interval '0.001' second * cast(:#${properties:dolibarr.poll.period} as int)
    else current_timestamp end
where name = :#${variable.source} and owner = :#${bean:process?method=id} and lease_until > current_timestamp
  and (polled_at is null or polled_at > current_timestamp
    or polled_at <= current_timestamp - interval '0.001' second * cast(:#${properties:dolibarr.poll.period} as int))
