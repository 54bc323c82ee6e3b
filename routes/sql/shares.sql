-- Who owns each endpoint, and each process that lives and could. One that has just come is given nothing that another
-- has: it may be about to fail again. A lease far ahead was told by a clock that was wrong.
select e.name as endpoint, e.owner, e.next_owner, p.id as process,
  case when e.owner is null or e.lease_until < current_timestamp
      or e.lease_until > current_timestamp + interval '10' minute
    then 1 else 0 end as free,
  case when p.since < current_timestamp - interval '1' second * cast(:#${properties:endpoint.lease-seconds} as int)
    then 1 else 0 end as settled
from endpoint e
left join process p on p.endpoint = e.name
  and p.seen_at > current_timestamp - interval '1' second * cast(:#${properties:endpoint.lease-seconds} as int)
  and p.seen_at < current_timestamp + interval '1' second * cast(:#${properties:endpoint.lease-seconds} as int)
