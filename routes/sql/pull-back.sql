-- Due so far ahead that a clock must have been wrong; what may have been writing waits out the doubt window.
update change set due = case when intent_at is not null then cast(:#${variable.doubtedUntil} as timestamp with time zone)
  else cast(:#now as timestamp with time zone) end
where endpoint = :#${variable.endpoint} and token is null and due > :#${variable.latestDue}
