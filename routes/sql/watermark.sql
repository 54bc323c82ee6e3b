select at_time, pass_at, after_rowid from watermark where source = :#${variable.source} and stream = :#${variable.stream}
