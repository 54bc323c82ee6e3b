update endpoint set verified_at = :#now, suspicion = null, suspicion_sure = 0
where name = :#${variable.endpoint}
