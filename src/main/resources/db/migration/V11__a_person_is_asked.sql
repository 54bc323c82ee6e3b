-- What a person is asked before links are dropped or products are made again, and when and by whom that was confirmed.
alter table endpoint add column asks varchar(1000);
alter table endpoint add column confirmed_at timestamp with time zone;
alter table endpoint add column confirmed_by varchar(100);
