-- What the last owner held is free at once; what it may have been writing waits out the doubt window.
update change set token = null, worker = null,
  due = case when intent_at is not null then
    cast(:#${variable.doubtedUntil} as timestamp with time zone) else due end
where endpoint = :#${variable.endpoint} and token is not null
