package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class VerdictLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(VerdictLog.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private final VerdictLog unit = new VerdictLog();

    @BeforeEach
    void listen() {
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
        logger.addAppender(told);
        told.start();
    }

    @AfterEach
    void stop() {
        logger.detachAppender(told);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @Test
    void tellsALineForTheBatchOneForEachParkedAndTheRestAtDebug() {
        unit.tell(
                List.of(
                        verdict("A", "skip", "equal", ""),
                        verdict("B", "skip", "equal", ""),
                        verdict("C", "hold", "no price", "cut\nwarned"),
                        verdict("D", "create", "not there", ""),
                        verdict("E", "park", "two there", "")));

        assertThat(lines(Level.INFO)).containsExactly("main: product 1 held, 2 unchanged");
        assertThat(lines(Level.WARN)).containsExactly("main: product E is parked: two there");
        assertThat(lines(Level.DEBUG))
                .containsExactly(
                        "main: product A: skip, equal",
                        "main: product B: skip, equal",
                        "main: product C: hold, no price",
                        "main: product C: cut;warned",
                        "main: product D: create, not there");
    }

    private List<String> lines(Level level) {
        return told.list.stream()
                .filter(e -> e.getLevel().equals(level))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static Map<String, @Nullable Object> verdict(
            String ref, String word, String reason, String warnings) {
        return Map.of(
                "shop",
                "main",
                "entity",
                "product",
                "ref",
                ref,
                "verdict",
                word,
                "reason",
                reason,
                "warnings",
                warnings);
    }
}
