-- Whatever of the shop was parked is tried, even as it was.
update dead_letter set version = '' where shop = :#shop and version <> ''
