-- A change noted since the claim raised gen: it stays.
delete from change where shop = :#shop and entity = :#entity and source_key = :#key and token = :#token and gen = :#gen
