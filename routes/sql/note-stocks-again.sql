update change set gen = gen + 1, why = :#why where shop = :#shop and entity = 'stock'
