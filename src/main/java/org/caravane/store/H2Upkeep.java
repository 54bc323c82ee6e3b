package org.caravane.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * Keeps an H2 store's file from growing. H2 writes a new chunk for each commit, and has the room of
 * an older one back when nothing in it counts any more; a single page that still counts keeps all
 * of it. H2 rewrites such pages in the background, but not with {@code WRITE_DELAY=0}, which a
 * store needs.
 */
public final class H2Upkeep {
    /** Of all chunks counts at least so much, in percent, or what counts is written anew. */
    private static final int FILL = 50;

    private static final int BYTES_AT_ONCE = 4 << 20;

    private final DataSource dataSource;

    public H2Upkeep(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Writes anew some of what keeps old chunks, the emptiest and oldest first; another database
     * than H2, or one that another process has open, is left alone.
     *
     * @return whether something was written
     */
    public boolean compact() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (!connection.isWrapperFor(JdbcConnection.class)
                    || !(connection.unwrap(JdbcConnection.class).getSession()
                            instanceof SessionLocal session)) {
                return false;
            }
            MVStore store = session.getDatabase().getStore().getMvStore();
            return store.compact(FILL, BYTES_AT_ONCE);
        }
    }
}
