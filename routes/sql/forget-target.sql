-- Whoever was linked to it before: a target has one source.
delete from link where endpoint = :#${variable.endpoint} and scope = :#scope and entity = :#entity and target_id = :#targetId
