update source set priced_at = null where name = :#${variable.source}
