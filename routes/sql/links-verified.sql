update endpoint set verified_at = :#${bean:storeClock?method=now}, suspicion = null, suspicion_sure = 0
where name = :#${variable.endpoint}
