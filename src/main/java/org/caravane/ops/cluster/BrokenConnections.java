package org.caravane.ops.cluster;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;

/**
 * Tells the pool after which errors of H2 a connection is of no use any more. H2 closes a database
 * whose disk failed, and only a new connection opens it again; the pool knows the errors of the SQL
 * standard alone, and would hand out the old ones for ever, as it does not try one that was used
 * half a second ago.
 */
public final class BrokenConnections implements SQLExceptionOverride {
    private static final Set<Integer> OVER =
            Set.of(
                    ErrorCode.DATABASE_IS_CLOSED,
                    ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
                    ErrorCode.CONNECTION_BROKEN_1,
                    ErrorCode.OBJECT_CLOSED);

    @java.lang.Override
    public Override adjudicate(SQLException thrown) {
        // a pool of PostgreSQL connections meets no such code: its driver leaves it 0
        return OVER.contains(thrown.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
