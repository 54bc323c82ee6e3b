select suspicion, suspicion_sure, asks, case when confirmed_at is null then 0 else 1 end confirmed
from endpoint where name = :#${variable.endpoint} and suspicion is not null
