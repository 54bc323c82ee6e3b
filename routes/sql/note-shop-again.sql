update change set gen = gen + 1, attempts = 0, why = :#why where shop = :#shop
