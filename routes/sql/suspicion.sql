select suspicion, suspicion_sure from endpoint where name = :#${variable.endpoint} and suspicion is not null
