delete from mapping where shop = :#shop and kind = 'tax' and origin = 'probed'
