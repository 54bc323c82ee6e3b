-- Every process has the same schedule: the first that comes takes the turn.
update source set reconcile_slot = :#${variable.slot}
where name = :#${variable.source} and (reconcile_slot is null or reconcile_slot < :#${variable.slot}
  or reconcile_slot > cast(:#${variable.slot} as timestamp with time zone) + interval '1' day)
