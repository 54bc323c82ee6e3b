update change set gen = gen + 1, why = 'settings changed' where shop = :#${variable.shop}
