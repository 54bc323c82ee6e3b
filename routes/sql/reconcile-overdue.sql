select name from source where name = :#${variable.source} and (reconciled_at is null or reconciled_at < :#${variable.dayAgo})
