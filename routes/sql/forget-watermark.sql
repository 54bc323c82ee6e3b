delete from watermark where source = :#${variable.source} and stream = :#${variable.stream}
