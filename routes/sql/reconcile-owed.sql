update source set reconciling = 'owed' where name = :#${variable.source}
