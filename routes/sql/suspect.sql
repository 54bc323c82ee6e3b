update endpoint set suspicion = :#${variable.suspicion},
  suspicion_sure = case when suspicion_sure = 1 then 1 else cast(:#${variable.sure} as smallint) end
where name = :#${variable.endpoint}
