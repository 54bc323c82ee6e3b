-- Who has any of variable keys, as a simple product of the source.
select endpoint, source_key from link
where entity = 'product' and scope = '' and gone_at is null and source_key in (:#in:${variable.keys})
