update change set token = null, worker = null, intent_at = case when :#doubted = 1 then intent_at else null end, chunk = :#chunk, attempts = :#attempts, due = :#due
where shop = :#shop and entity = :#entity and source_key = :#key and token = :#token
