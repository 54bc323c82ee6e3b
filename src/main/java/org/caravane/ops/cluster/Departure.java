package org.caravane.ops.cluster;

import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Gives back what a process owns, so that the next need not wait until its leases run out. */
public final class Departure {
    private static final Logger LOG = LoggerFactory.getLogger(Departure.class);
    private final JdbcTemplate store;

    public Departure(DataSource dataSource) {
        this.store = new JdbcTemplate(dataSource);
    }

    /**
     * To be called when the process has stopped working. Without a store it goes as it is: then its
     * leases run out.
     */
    public void of(String process) {
        try {
            store.update(
                    "update endpoint set owner = null, next_owner = null, lease_until = null where owner = ?",
                    process);
            store.update(
                    "update source set owner = null, lease_until = null where owner = ?", process);
            store.update("delete from process where id = ?", process);
        } catch (DataAccessException e) {
            LOG.warn(
                    "The store does not answer: what this process owned is free when its lease runs out",
                    e);
        }
    }
}
