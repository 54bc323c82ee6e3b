-- PostgreSQL ends by itself what is idle in a transaction for a lease, but not what stands still in the middle of
-- telling it a batch: it would hold its endpoint for as long as it sleeps.
select pg_terminate_backend(a.pid) ended from pg_stat_activity a
where a.datname = current_database() and a.usename = current_user and a.pid <> pg_backend_pid()
  and a.state = 'active' and a.wait_event = 'ClientRead'
  and a.state_change < current_timestamp - interval '1' second * cast(:#${properties:endpoint.lease-seconds} as int)
  and exists (
    select 1 from pg_locks l where l.pid = a.pid and l.relation in ('endpoint'::regclass, 'source'::regclass))
