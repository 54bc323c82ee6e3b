-- An operator writes rows with origin operator: they win over what the probe found.
select kind, source_value, target_value, origin from mapping where shop = :#${variable.shop}
