-- A worker holds one claim at a time: what still carries its name was left by a failure of the store.
update change set token = null, worker = null
where worker = :#${variable.holder} and shop = :#${variable.shop} and entity = :#${variable.entity} and token is not null
