update change set token = null, worker = null, intent_at = null, attempts = 0, due = :#now
where shop = :#shop and entity = :#entity and source_key = :#key and token = :#token
