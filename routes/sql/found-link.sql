update link set lost_at = null
where endpoint = :#${variable.endpoint} and scope = '' and entity = 'product' and source_key = :#key
