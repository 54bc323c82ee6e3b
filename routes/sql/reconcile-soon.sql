-- Not again while a reconcile is that young.
update source set reconciled_at = null where name = :#${variable.source} and reconciled_at < :#${variable.hourAgo}
