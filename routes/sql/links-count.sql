select count(*) n from link
where endpoint = :#${variable.endpoint} and scope = '' and entity = 'product' and lost_at is null
