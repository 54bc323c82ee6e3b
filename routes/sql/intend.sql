update change set intent_at = :#now
where shop = :#shop and entity = :#entity and source_key = :#key and token = :#token
