delete from link where endpoint = :#endpoint and entity in ('product', 'stock') and source_key = :#key
