update link set lost_at = :#now
where endpoint = :#${variable.endpoint} and scope = '' and entity = 'product' and source_key = :#key and lost_at is null
