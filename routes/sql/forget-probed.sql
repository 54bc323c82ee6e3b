delete from mapping where shop = :#shop and kind in ('tax', 'price') and origin = 'probed'
