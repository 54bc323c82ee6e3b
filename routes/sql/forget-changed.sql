update link set target_changed = '' where endpoint = :#${variable.endpoint} and entity = 'product'
