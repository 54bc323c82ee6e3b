-- A database that planned a question while the tables were small, as they mostly are, takes any index whose first
-- columns are given, and then looks at every row of a shop to find one. So no two indexes begin with the same columns.

drop index change_due;
create index change_due on change (endpoint, shop, entity, waits_entity, urgency desc, due);
drop index change_waits;
create index change_waits on change (waits_key, waits_entity, shop);

-- A lane is what must never be written by two at once, the endpoint and the product: it names both.
alter table change alter column lane set data type varchar(300);
update change set lane = endpoint || '/' || lane;
drop index change_lane;
create index change_lane on change (lane);

-- A worker's name tells its shop and entity, so that what it holds is found by it alone.
alter table change alter column worker set data type varchar(200);
alter table change alter column token set data type varchar(200);

create table counterpart (
  endpoint varchar(64) not null,
  scope varchar(64) not null,
  entity varchar(32) not null,
  source_key varchar(200) not null,
  target_id bigint not null,
  source_born varchar(40) not null,
  source_ref varchar(200) not null,
  origin varchar(16) not null,
  verified_at timestamp with time zone not null,
  gone_at timestamp with time zone,
  target_born varchar(32) default '' not null,
  target_changed varchar(32) default '' not null,
  lost_at timestamp with time zone,
  primary key (source_key, endpoint, scope, entity),
  constraint link_counterpart unique (target_id, endpoint, scope, entity)
);
insert into counterpart(endpoint, scope, entity, source_key, target_id, source_born, source_ref, origin, verified_at,
  gone_at, target_born, target_changed, lost_at)
select endpoint, scope, entity, source_key, target_id, source_born, source_ref, origin, verified_at,
  gone_at, target_born, target_changed, lost_at from link;
drop table link;
alter table counterpart rename to link;
