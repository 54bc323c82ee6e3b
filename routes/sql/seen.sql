update process set seen_at = current_timestamp where id = :#${bean:process?method=id}
