update endpoint set next_owner = :#to where name = :#endpoint and owner = :#${bean:process?method=id} and next_owner is null
