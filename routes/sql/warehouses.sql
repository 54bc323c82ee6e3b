select source_key, is_open, seen_at from warehouse where source = :#${variable.source}
