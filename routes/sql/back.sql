update link set gone_at = null
where endpoint = :#endpoint and entity = 'product' and scope = '' and source_key = :#key
