package org.caravane.failure;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.caravane.model.CaravaneException;
import org.caravane.model.Failure;
import org.caravane.model.FailureKind;

/**
 * Tells what an exception speaks of: one subject, a doubt, a shop's installation or the ERP. The
 * one table of the sort; nothing else in the project asks an exception what it means.
 */
public final class Failures {
    private static final int LONGEST = 500;

    /** Of camel-http's client: no connection, or none free in its pool. */
    private static final Set<String> CLIENT_NEVER_SENT =
            Set.of("ConnectTimeoutException", "ConnectionRequestTimeoutException");

    /**
     * The failure in an exception.
     *
     * @param calling whom the route was calling: {@code source}, {@code endpoint} or empty
     * @param writing whether what it called may have changed something there
     */
    public Failure of(Throwable thrown, String calling, boolean writing) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof EndlessAnswer endless) {
                return unanswered(calling, writing, String.valueOf(endless.getMessage()), true);
            }
            if (t instanceof CaravaneException known) {
                return new Failure(
                        known.kind(),
                        known.code(),
                        String.valueOf(known.getMessage()),
                        known.answer(),
                        known.maybeRunning());
            }
            if (t instanceof SQLException) {
                return new Failure(
                        FailureKind.STALE,
                        "store",
                        "The store failed: " + shortened(String.valueOf(t.getMessage())),
                        "",
                        false);
            }
            if (t instanceof JacksonException malformed) {
                return unanswered(
                        calling,
                        writing,
                        "answered with something that cannot be read: "
                                + malformed.getOriginalMessage(),
                        false);
            }
            if (t instanceof IOException) {
                return network(t, calling, writing);
            }
        }
        return new Failure(
                FailureKind.DOUBT,
                "internal",
                "Caravane failed on it: " + describe(thrown) + ". Please report this",
                "",
                false);
    }

    private static Failure network(Throwable t, String calling, boolean writing) {
        // only what fails before a request leaves: a cut connection or a broken TLS stream does not
        boolean neverSent =
                t instanceof ConnectException
                        || t instanceof UnknownHostException
                        || t instanceof NoRouteToHostException
                        || t instanceof SSLHandshakeException
                        || t instanceof SSLPeerUnverifiedException
                        || CLIENT_NEVER_SENT.contains(t.getClass().getSimpleName());
        return neverSent
                ? unanswered(calling, false, "cannot be reached: " + describe(t), false)
                : unanswered(calling, writing, "did not answer: " + describe(t), true);
    }

    private static Failure unanswered(
            String calling, boolean writing, String what, boolean maybeRunning) {
        boolean source = calling.equals("source");
        FailureKind kind =
                writing ? FailureKind.DOUBT : source ? FailureKind.SOURCE : FailureKind.ENDPOINT;
        return new Failure(
                kind,
                writing ? "shop-doubt" : "unreachable",
                (source ? "Dolibarr " : "The shop ") + what,
                "",
                writing && maybeRunning);
    }

    /** A database tells its whole statement. */
    private static String shortened(String message) {
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
    }

    private static String describe(Throwable t) {
        return t.getClass().getSimpleName() + (t.getMessage() == null ? "" : " " + t.getMessage());
    }
}
