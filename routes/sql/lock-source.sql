select name, reconciled_at from source where name = :#${variable.source} for update
