update link set verified_at = :#now
where endpoint = :#${variable.endpoint} and scope = '' and entity = 'product' and target_id = :#${variable.canaryId}
