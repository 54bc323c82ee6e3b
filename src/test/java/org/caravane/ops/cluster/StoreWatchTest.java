package org.caravane.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class StoreWatchTest {
    private final Logger log = (Logger) LoggerFactory.getLogger(StoreWatch.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private long nanos;
    private final StoreWatch unit = new StoreWatch(() -> nanos);

    @BeforeEach
    void listen() {
        said.start();
        log.addAppender(said);
    }

    @AfterEach
    void forget() {
        log.detachAppender(said);
    }

    @Test
    void saysOnceAMinuteThatTheStoreDoesNotAnswer() {
        for (int i = 0; i < 100; i++) {
            unit.failed(new SQLTransientConnectionException("no connection"));
        }
        assertThat(sentences())
                .singleElement()
                .asString()
                .contains("The store failed: no connection", "nothing is claimed or sent");

        nanos += Duration.ofSeconds(61).toNanos();
        unit.failed(new SQLTransientConnectionException("no connection"));
        assertThat(sentences()).hasSize(2);
        assertThat(sentences().get(1)).endsWith("(99 more like this)");
    }

    @Test
    void letsNobodyBeginUntilTheStoreAnswers() {
        assertThat(unit.isUp()).isTrue();
        unit.failed(new IllegalStateException(new SQLException("full", "53100")));
        assertThat(unit.isUp()).isFalse();

        nanos += Duration.ofSeconds(35).toNanos();
        unit.answered();

        assertThat(unit.isUp()).isTrue();
        assertThat(sentences().get(1)).isEqualTo("The store answers again after 35 s");
        unit.answered();
        assertThat(sentences()).hasSize(2);
    }

    @Test
    void goesOnAfterTransactionsThatWereInEachOthersWay() {
        unit.failed(new SQLException("deadlock detected", "40P01"));

        assertThat(unit.isUp()).isTrue();
        assertThat(sentences())
                .singleElement()
                .asString()
                .endsWith("what could not be stored is done again");
    }

    private List<String> sentences() {
        return said.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
