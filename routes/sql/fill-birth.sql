-- Only what it was when it was looked at.
update link set target_born = :#targetBorn
where endpoint = :#${variable.endpoint} and scope = '' and entity = 'product' and target_id = :#targetId
  and target_born = :#knownBorn
