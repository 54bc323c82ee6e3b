-- What was parked stays known: it is left as it is until something about it changes.
update dead_letter set closed_at = :#now
where shop = :#shop and entity = :#entity and source_key = :#key and closed_at is null
