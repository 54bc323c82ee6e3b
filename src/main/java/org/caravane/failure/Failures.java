package org.caravane.failure;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cntrl}\\u0080-\\u009F\\u2028\\u2029]+");

    /** Of camel-http's client: no connection, or none free in its pool. */
    private static final Set<String> CLIENT_NEVER_SENT =
            Set.of("ConnectTimeoutException", "ConnectionRequestTimeoutException");

    private final UnaryOperator<String> redaction;

    public Failures() {
        this(UnaryOperator.identity());
    }

    /**
     * @param redaction leaves secrets out of a text that came from outside
     */
    public Failures(UnaryOperator<String> redaction) {
        this.redaction = redaction;
    }

    /**
     * The failure in an exception, as it may be shown: on one line, without a secret.
     *
     * @param calling whom the route was calling: {@code source}, {@code endpoint} or empty
     * @param writing whether what it called may have changed something there
     */
    public Failure of(Throwable thrown, String calling, boolean writing) {
        Failure failure = sorted(thrown, calling, writing);
        return new Failure(
                failure.kind(),
                failure.code(),
                CONTROL.matcher(redaction.apply(failure.sentence())).replaceAll(" "),
                redaction.apply(failure.answer()),
                failure.maybeRunning());
    }

    private static Failure sorted(Throwable thrown, String calling, boolean writing) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
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
                return unreadable(
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
        if (t instanceof SSLHandshakeException || t instanceof SSLPeerUnverifiedException) {
            return unreachable(calling, untrusted(t));
        }
        // only what fails before a request leaves: a cut connection or a broken TLS stream does not
        boolean neverSent =
                t instanceof ConnectException
                        || t instanceof UnknownHostException
                        || t instanceof NoRouteToHostException
                        || CLIENT_NEVER_SENT.contains(t.getClass().getSimpleName());
        return neverSent
                ? unreachable(calling, "cannot be reached: " + describe(t))
                : unreadable(calling, writing, "did not answer: " + describe(t), true);
    }

    private static String untrusted(Throwable t) {
        String remedy =
                isOf(t, CertificateExpiredException.class)
                        ? "its certificate has expired: renew it there"
                        : isOf(t, CertPathBuilderException.class)
                                ? "nobody known has signed its certificate: if it is of an authority of your own, name its PEM file in http.trusted-ca"
                                : t instanceof SSLPeerUnverifiedException
                                        ? "its certificate is for another name: correct the URL, or the certificate"
                                        : "the secure connection is refused: look at its certificate, and at http or https in the URL";
        return "cannot be trusted: " + remedy + " (" + describe(t) + ")";
    }

    private static boolean isOf(Throwable thrown, Class<? extends Throwable> type) {
        return Stream.iterate(thrown, t -> t != null, Throwable::getCause)
                .anyMatch(type::isInstance);
    }

    private static Failure unreachable(String calling, String what) {
        return new Failure(
                kind(calling, false), "unreachable", whose(calling) + " " + what, "", false);
    }

    private static Failure unreadable(
            String calling, boolean writing, String what, boolean maybeRunning) {
        return new Failure(
                kind(calling, writing),
                writing ? "shop-doubt" : unreadable(calling),
                whose(calling) + " " + what,
                "",
                writing && maybeRunning);
    }

    /** What to say of an answer that may be the fault of what was asked for. */
    static String unreadable(String calling) {
        return isSource(calling) ? "dolibarr-unreadable" : "shop-unreadable";
    }

    static FailureKind kind(String calling, boolean writing) {
        return writing
                ? FailureKind.DOUBT
                : isSource(calling) ? FailureKind.SOURCE : FailureKind.ENDPOINT;
    }

    static String whose(String calling) {
        return isSource(calling) ? "Dolibarr" : "The shop";
    }

    private static boolean isSource(String calling) {
        return calling.equals("source");
    }

    /** A database tells its whole statement. */
    private static String shortened(String message) {
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
    }

    private static String describe(Throwable t) {
        return t.getClass().getSimpleName() + (t.getMessage() == null ? "" : " " + t.getMessage());
    }
}
