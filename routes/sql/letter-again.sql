update dead_letter set source_ref = :#ref, cause = :#cause, sentence = :#sentence, request = :#request, answer = :#answer, version = :#version,
  last_at = :#now, times = times + 1, closed_at = null
where shop = :#shop and entity = :#entity and source_key = :#key
