update tally set n = n + :#n where shop = :#shop and entity = :#entity and verdict = :#verdict and at_minute = :#minute
