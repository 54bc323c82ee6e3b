update change set chunk = :#chunk where shop = :#shop and entity = :#entity and source_key = :#key
