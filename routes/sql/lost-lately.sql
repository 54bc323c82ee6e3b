select count(*) n from link where endpoint = :#${variable.endpoint} and entity = 'product' and lost_at > :#${variable.recently}
