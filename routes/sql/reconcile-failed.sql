update source set reconciling = 'failed' where name = :#${variable.source} and reconciling = :#${bean:process?method=id}
