insert into dead_letter(shop, entity, source_key, source_ref, cause, sentence, request, answer, version, first_at, last_at, times)
select :#shop, :#entity, :#key, :#ref, :#cause, :#sentence, :#request, :#answer, :#version, :#now,
  :#now, 1
where not exists (
  select 1 from dead_letter where shop = :#shop and entity = :#entity and source_key = :#key)
