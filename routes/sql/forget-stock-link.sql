-- The stock row of a product that now has another counterpart is another one too.
delete from link where endpoint = :#${variable.endpoint} and scope = :#shop and entity = 'stock' and source_key = :#key
