-- A shop gives an id once, unless it was taken back to an older state.
select source_ref, target_id from link
where endpoint = :#${variable.endpoint} and scope = '' and entity = 'product' and target_id in (:#in:${variable.createdIds})
