update endpoint set asks = :#${variable.asks}, suspicion = coalesce(suspicion, 'a person is asked')
where name = :#${variable.endpoint}
