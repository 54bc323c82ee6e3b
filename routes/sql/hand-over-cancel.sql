update endpoint set next_owner = null where name = :#${variable.endpoint} and owner = :#${bean:process?method=id}
