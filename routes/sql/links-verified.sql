update endpoint set verified_at = :#now, suspicion = null, suspicion_sure = 0, asks = null, confirmed_at = null, confirmed_by = null
where name = :#${variable.endpoint}
