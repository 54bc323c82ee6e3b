-- What is done with is tried again, should it come back to what was parked.
update dead_letter set closed_at = coalesce(closed_at, :#now), version = ''
where shop = :#shop and entity = :#entity and source_key = :#key and (closed_at is null or version <> '')
