select hash from settings where shop = :#${variable.shop} and entity = 'all'
