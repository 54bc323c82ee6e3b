-- Whoever comes first takes the turn. A reconcile looks at prices as well; a time in the future was told by a clock that was wrong.
update source set priced_at = :#now
where name = :#${variable.source} and reconciled_at is not null
  and (priced_at is null or priced_at < :#${variable.pricedBefore} or priced_at > :#${variable.soon})
  and (reconciled_at < :#${variable.pricedBefore} or reconciled_at > :#${variable.soon})
