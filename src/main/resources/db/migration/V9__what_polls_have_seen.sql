-- The source's warehouses as they were believed last: one that is not listed for once is not taken for another.
create table warehouse (
  source varchar(64) not null,
  source_key varchar(32) not null,
  is_open smallint not null,
  seen_at timestamp with time zone not null,
  primary key (source, source_key)
);

-- Why a product counts as gone though the source has it: as a service, say. Empty: it was deleted.
alter table link add column gone_reason varchar(200) default '' not null;

-- What was parked, as a fingerprint: the same again is not tried. Empty: whatever comes next is tried.
alter table dead_letter add column version varchar(64) default '' not null;

-- When all prices were looked at last.
alter table source add column priced_at timestamp with time zone;
