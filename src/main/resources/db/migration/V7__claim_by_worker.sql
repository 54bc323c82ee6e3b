-- H2 prefers this index to the primary key, and then looks at a whole claim, or at all unclaimed rows, to find one.
drop index change_token;
