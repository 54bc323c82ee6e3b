insert into verdict(shop, entity, source_key, source_ref, verdict, reason, warnings, at_time)
values (:#shop, :#entity, :#key, :#ref, :#verdict, :#reason, :#warnings, :#now)
