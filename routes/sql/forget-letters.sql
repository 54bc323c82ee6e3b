delete from dead_letter where closed_at < :#${variable.closedBefore}
