select source_key, target_id, source_ref, target_born, target_changed, 0 lost
from link
where endpoint = :#${variable.endpoint} and scope = '' and entity = 'product' and lost_at is null
  and source_key in (:#in:${variable.missedKeys})
