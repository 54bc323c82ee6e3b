-- Whoever owns it: a change is noted for an endpoint that nobody owns as well.
select name from endpoint where name = :#${variable.part.endpoint} for update
