update change set token = null, worker = null where token = :#${variable.token}
