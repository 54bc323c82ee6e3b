update change set token = :#${variable.token}, worker = :#${variable.holder}, fence = :#${variable.fence}
where shop = :#${variable.shop} and entity = :#${variable.entity} and source_key = :#key and token is null
