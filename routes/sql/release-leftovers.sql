-- A worker holds one claim at a time: what still carries its name was left by a failure of the store, and what it may
-- have been writing waits out the doubt window.
update change set token = null, worker = null,
  due = case when intent_at is not null then
    cast(:#${variable.doubtedUntil} as timestamp with time zone) else due end
where worker = :#${variable.holder} and token is not null
