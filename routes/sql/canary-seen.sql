update link set verified_at = :#${bean:storeClock?method=now}
where endpoint = :#${variable.endpoint} and scope = '' and entity = 'product' and target_id = :#${variable.canaryId}
