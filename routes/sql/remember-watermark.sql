insert into watermark(source, stream, at_time, pass_at, after_rowid)
values (:#${variable.source}, :#${variable.stream}, :#at, :#pass, :#after)
