select source_key, target_id, source_born, source_ref, origin, gone_at from link
where endpoint = :#${variable.endpoint} and scope = '' and entity = 'product' and target_id in (:#in:${variable.foundIds})
