delete from settings where shop = :#${variable.shop} and entity = 'all'
