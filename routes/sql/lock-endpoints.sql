-- Whoever writes to the change table holds its endpoints first, so that two writers never wait for each other in a ring.
select name from endpoint order by name for update
