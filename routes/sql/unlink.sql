-- Only while it is still the counterpart that was found to be another one, or gone.
delete from link
where endpoint = :#${variable.endpoint} and scope = '' and entity = 'product' and source_key = :#key and target_id = :#targetId
