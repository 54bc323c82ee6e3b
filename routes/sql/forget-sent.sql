delete from sent where shop = :#shop and entity = :#entity and source_key = :#key
