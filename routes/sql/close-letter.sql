update dead_letter set closed_at = :#${bean:storeClock?method=now}
where shop = :#shop and entity = :#entity and source_key = :#key and closed_at is null
