insert into mapping(shop, kind, source_value, target_value, origin) values (:#shop, 'tax', :#rate, :#group, 'probed')
