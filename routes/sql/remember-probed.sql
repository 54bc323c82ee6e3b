insert into mapping(shop, kind, source_value, target_value, origin) values (:#shop, :#kind, :#source, :#target, 'probed')
