insert into settings(shop, entity, hash) values (:#${variable.shop}, 'all', :#${variable.hash})
