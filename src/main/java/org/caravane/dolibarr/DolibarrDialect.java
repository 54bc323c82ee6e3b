package org.caravane.dolibarr;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this Dolibarr's filters can do, whatever its version: found with two questions at start and
 * again every hour, and told by {@code check}. A filter that nothing can meet has to give an empty
 * list, one that everything meets a product; a Dolibarr (or a cache before it) that answers
 * otherwise does not look at filters, and every poll would read the whole catalogue (contract
 * section 11). Ask each {@link #question()} and tell what came until {@link #isAsking()} is false.
 */
public final class DolibarrDialect {
    private static final Duration RECHECK = Duration.ofHours(1);

    /** The last days that a MySQL TIMESTAMP can have, and its first. */
    private static final Instant NOT_YET = Instant.parse("2037-12-31T00:00:00Z");

    private static final Instant BEFORE = Instant.parse("1971-01-02T00:00:00Z");

    private enum Stage {
        FINDS_NOTHING,
        FINDS_EVERYTHING,
        HAS_ANYTHING
    }

    private final InstantSource clock;
    private volatile @Nullable Instant learnedAt;
    private volatile Optional<Stage> stage = Optional.empty();
    private volatile TimeLiteral literal = TimeLiteral.BASIC;
    private volatile boolean extrafieldsStamp = true;

    public DolibarrDialect(InstantSource clock) {
        this.clock = clock;
    }

    public boolean needsLearning() {
        Instant last = learnedAt;
        Instant now = clock.instant();
        return last == null || last.plus(RECHECK).isBefore(now) || last.isAfter(now);
    }

    /** Begins with what is most likely. */
    public void begin() {
        learnedAt = null;
        literal = TimeLiteral.BASIC;
        extrafieldsStamp = true;
        stage = Optional.of(Stage.FINDS_NOTHING);
    }

    public boolean isAsking() {
        return stage.isPresent();
    }

    /** The next question as a part of a query, ready for a URL. */
    public String question() {
        return switch (stage.orElseThrow()) {
            case FINDS_NOTHING -> "&sqlfilters=" + encoded(changedSince(literal.of(NOT_YET)));
            case FINDS_EVERYTHING -> "&sqlfilters=" + encoded(changedSince(literal.of(BEFORE)));
            case HAS_ANYTHING -> "";
        };
    }

    /**
     * Takes the ids that the question found.
     *
     * @throws DolibarrUnavailable when no way to write a date is left that filters look at
     */
    public void answered(List<String> ids) {
        switch (stage.orElseThrow()) {
            case FINDS_NOTHING -> {
                if (ids.isEmpty()) {
                    stage = Optional.of(Stage.FINDS_EVERYTHING);
                } else {
                    other(
                            "Dolibarr ignores filters: asked for products changed after 2037 it lists product %s"
                                    .formatted(ids.get(0)));
                }
            }
            case FINDS_EVERYTHING -> {
                if (ids.isEmpty()) {
                    stage = Optional.of(Stage.HAS_ANYTHING);
                } else {
                    learned();
                }
            }
            case HAS_ANYTHING -> {
                if (ids.isEmpty()) {
                    learned();
                } else {
                    other(
                            "Dolibarr's filters by date find nothing: asked for products changed since 1971 it lists none, although it has product %s"
                                    .formatted(ids.get(0)));
                }
            }
        }
    }

    /**
     * Takes that Dolibarr's database refuses the question. Dolibarr 15 does not join the table of
     * extrafields.
     *
     * @throws DolibarrUnavailable when it refuses every way to write a date
     */
    public void refused(String sentence) {
        if (extrafieldsStamp && sentence.contains("ef.tms")) {
            extrafieldsStamp = false;
        } else {
            other("Dolibarr refuses to filter by date (" + sentence + ")");
        }
    }

    /** What filters did was implausible: the next poll asks again before anything else. */
    public void doubt() {
        learnedAt = null;
    }

    /** How a filter writes a moment. */
    public TimeLiteral literal() {
        return literal;
    }

    /** A condition for products that changed at a literal or later, their extrafields included. */
    public String changedSince(String since) {
        return extrafieldsStamp
                ? "((t.tms:>=:'%1$s') or (ef.tms:>=:'%1$s'))".formatted(since)
                : "(t.tms:>=:'%s')".formatted(since);
    }

    /** Whether a change of an extrafield alone is seen by polls. */
    public boolean seesExtrafields() {
        return extrafieldsStamp;
    }

    private void learned() {
        learnedAt = clock.instant();
        stage = Optional.empty();
    }

    private void other(String why) {
        if (literal == TimeLiteral.BASIC) {
            literal = TimeLiteral.SPACED;
            stage = Optional.of(Stage.FINDS_NOTHING);
            return;
        }
        literal = TimeLiteral.BASIC;
        stage = Optional.empty();
        throw new DolibarrUnavailable(
                why
                        + ". Every poll would read everything again, or nothing: look for a cache, a proxy or a rewrite rule before it that changes what follows the question mark of an address");
    }

    static String encoded(String filter) {
        return URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
