update change set token = null, worker = null, intent_at = null, chunk = :#chunk, attempts = :#attempts, due = :#due
where shop = :#shop and entity = :#entity and source_key = :#key and token = :#token
