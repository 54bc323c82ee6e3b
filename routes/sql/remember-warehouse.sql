insert into warehouse(source, source_key, is_open, seen_at) values (:#${variable.source}, :#key, :#open, :#now)
