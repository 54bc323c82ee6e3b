-- Whatever was parked is tried, even as it was.
update dead_letter set version = '' where shop = :#shop and entity = :#entity and source_key = :#key
