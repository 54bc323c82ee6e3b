delete from link where endpoint = :#${variable.endpoint} and entity = 'stock'
