update change set waits_entity = null, waits_key = null, due = :#now
where shop = :#shop and waits_entity = :#entity and waits_key = :#key
