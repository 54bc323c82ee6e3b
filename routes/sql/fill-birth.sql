update link set target_born = :#born
where endpoint = :#${variable.endpoint} and scope = '' and entity = 'product' and target_id = :#targetId and target_born = ''
