update pause set reason = :#${variable.pauseReason} where subject = :#${variable.pauseSubject}
