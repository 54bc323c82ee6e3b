insert into process(id, endpoint, since, seen_at)
values (:#${bean:process?method=id}, :#endpoint, current_timestamp, current_timestamp)
