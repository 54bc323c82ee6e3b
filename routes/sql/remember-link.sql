insert into link(endpoint, scope, entity, source_key, target_id, source_born, source_ref, origin, verified_at, gone_at,
  gone_reason, target_born, target_changed)
values (:#${variable.endpoint}, :#scope, :#entity, :#key, :#targetId, :#born, :#ref, :#origin,
  :#now, :#goneAt, :#goneReason, :#targetBorn, :#targetChanged)
