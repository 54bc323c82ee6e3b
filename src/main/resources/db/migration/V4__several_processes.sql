-- Who lives and could own which endpoint, by database time; gone after a lease of silence.
create table process (
  id varchar(64) not null,
  endpoint varchar(64) not null,
  since timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  primary key (id, endpoint)
);

-- Whom the owner is about to hand it over to; what was asked of the shop lately, told with each renewal of the lease.
alter table endpoint add column next_owner varchar(64);
alter table endpoint add column requests varchar(2000);
alter table endpoint add column requests_at timestamp with time zone;

-- Who polls, and until when; when the last poll's turn was; the last reconcile's turn, and who is at it.
alter table source add column owner varchar(64);
alter table source add column lease_until timestamp with time zone;
alter table source add column polled_at timestamp with time zone;
alter table source add column reconcile_slot timestamp with time zone;
alter table source add column reconciling varchar(64);
