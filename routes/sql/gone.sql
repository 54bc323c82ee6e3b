update link set gone_at = :#now, gone_reason = :#reason
where endpoint = :#endpoint and entity = 'product' and scope = '' and source_key = :#key and gone_at is null
