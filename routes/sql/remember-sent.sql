insert into sent(shop, entity, source_key, fields, sent_at)
values (:#shop, :#entity, :#key, :#fields, :#now)
