update change set intent_at = :#${bean:storeRows?method=now}
where shop = :#shop and entity = :#entity and source_key = :#key and token = :#token
