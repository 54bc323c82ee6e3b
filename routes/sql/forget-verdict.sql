delete from verdict where shop = :#shop and entity = :#entity and source_key = :#key
