delete from journal where id <= :#${variable.over}
