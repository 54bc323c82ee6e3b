update link set gone_at = null, gone_reason = ''
where endpoint = :#endpoint and entity = 'product' and scope = '' and source_key = :#key
