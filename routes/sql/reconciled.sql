update source set reconciled_at = :#${bean:storeClock?method=now} where name = :#${variable.source}
