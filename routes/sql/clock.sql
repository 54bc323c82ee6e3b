select cast(extract(epoch from current_timestamp) * 1000 as bigint) as millis
