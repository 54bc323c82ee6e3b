update source set reconciled_at = :#${bean:storeRows?method=now} where name = :#${variable.source}
