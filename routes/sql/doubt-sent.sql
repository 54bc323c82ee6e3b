update sent set doubted = 1 where shop = :#shop
