update change set gen = gen + 1, why = :#why, urgency = case when urgency > :#urgency then urgency else :#urgency end,
  attempts = 0, due = case when due < cast(:#now as timestamp with time zone) then due
    when intent_at is not null then due else :#now end
where shop = :#shop and entity = :#entity and source_key = :#key
