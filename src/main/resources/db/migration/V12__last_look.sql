-- When Dolibarr last answered a poll and what it told was noted. The watermark does not tell: without changes it rests.
alter table source add column looked_at timestamp with time zone;
