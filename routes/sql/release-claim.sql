-- What was about to be written may be at work behind a proxy that gave up on it.
update change set token = null, worker = null,
  due = case when intent_at is not null then
    cast(:#${variable.doubtedUntil} as timestamp with time zone) else due end
where worker = :#${variable.holder} and token = :#${variable.token}
