-- To somebody who lives only.
update endpoint set owner = next_owner, next_owner = null, fence = fence + 1,
  requests = :#${variable.requests}, requests_at = current_timestamp,
  lease_until = current_timestamp + interval '1' second * cast(:#${properties:endpoint.lease-seconds} as int)
where name = :#${variable.endpoint} and owner = :#${bean:process?method=id} and exists (
  select 1 from process p where p.id = endpoint.next_owner and p.endpoint = endpoint.name
    and p.seen_at > current_timestamp - interval '1' second * cast(:#${properties:endpoint.lease-seconds} as int))
