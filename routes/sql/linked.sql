select endpoint, source_key, gone_at from link where entity = 'product' and scope = ''
