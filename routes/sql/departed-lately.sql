-- How many products an endpoint has or had until lately, and how many of them left.
select count(*) links, coalesce(sum(case when gone_at is null then 0 else 1 end), 0) lately from link
where endpoint = :#${variable.endpoint} and entity = 'product' and scope = ''
  and (gone_at is null or gone_at > :#${variable.lately})
