delete from pause where subject = :#${variable.pauseSubject} or subject like :#${variable.pauseSubject} || '/%'
