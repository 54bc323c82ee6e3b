update endpoint set canary_id = :#targetId where name = :#${variable.endpoint}
