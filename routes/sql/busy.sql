-- What is being written now, except what a worker left behind long ago.
select count(*) n from change
where endpoint = :#${variable.endpoint} and token is not null
  and exists (select 1 from pause where subject = 'endpoint/' || :#${variable.endpoint} and since > :#${variable.quietSince})
