delete from warehouse where source = :#${variable.source} and source_key = :#key
