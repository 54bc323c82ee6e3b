-- All products that were ever looked at for a shop: one that is held may have got its price.
select source_key from verdict
where shop = :#${variable.shop} and entity = 'product' and source_key > :#${variable.after}
order by source_key
limit cast(:#${properties:dolibarr.poll.page} as int)
