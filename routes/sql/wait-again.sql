-- A clock that jumped ahead must not cut short the wait for a write that may still be at work.
update change set due = :#${variable.doubtedUntil}
where endpoint = :#${variable.endpoint} and token is null and intent_at is not null and due < :#${variable.doubtedUntil}
