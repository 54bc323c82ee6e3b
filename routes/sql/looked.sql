-- Dolibarr has answered and its page is noted, empty or not. It holds the source's row as well, for the rest of the transaction.
update source set looked_at = :#now where name = :#${variable.source}
