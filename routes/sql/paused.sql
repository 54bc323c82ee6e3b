select reason from pause where subject = :#${variable.pauseSubject}
