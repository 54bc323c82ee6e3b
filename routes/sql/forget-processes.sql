delete from process where seen_at < current_timestamp - interval '1' day or seen_at > current_timestamp + interval '1' day
