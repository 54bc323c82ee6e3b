delete from link where endpoint = :#${variable.endpoint} and scope = :#scope and entity = :#entity and source_key = :#key
