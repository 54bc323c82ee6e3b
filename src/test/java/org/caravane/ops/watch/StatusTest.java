package org.caravane.ops.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.store.figures.EndpointState;
import org.caravane.store.figures.EntityFigures;
import org.caravane.store.figures.Figure;
import org.caravane.store.figures.LastError;
import org.caravane.store.figures.Pause;
import org.caravane.store.figures.ShopFigures;
import org.caravane.store.figures.SourceState;
import org.caravane.store.figures.StoreFigures;
import org.junit.jupiter.api.Test;

/** What {@code caravane status} prints. */
final class StatusTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void isATableWithALineForWhateverHasAReason() {
        assertThat(new StatusText(ZoneOffset.UTC).of(figures()))
                .isEqualToNormalizingNewlines(
                        """
                        dolibarr  last looked at 11:59:56 (4 s ago), last compared 2026-02-28 03:30:00 (1 d 8 h ago)
                                  source/dolibarr/stock since 11:00:00 (1 h 0 min ago): The right to read stock is missing
                        main      endpoint main is open (process 4242)
                                  last error 11:58:00 (2 min 0 s ago), product BAD-1: The shop refuses it
                        b2b       paused by an operator since 11:30:00 (30 min 0 s ago): moving house
                                  endpoint b2b pauses (process 4242) since 11:59:00 (1 min 0 s ago): The shop answers 503
                        third     endpoint third belongs to no process, so nothing is delivered

                        shop   entity   waiting  later  in flight  waits  delivered  skipped  held  parked         lag      rate
                        main   product      120      3         60      4      12034      400    12       1        14 s  40.5/min
                        b2b    stock          0      0          0      0          0        0     0       0  1 h 30 min   0.0/min
                        third  stock          0      0          0      0          0        0     0       0         0 s   0.0/min

                        delivered and skipped: ever; lag: how long the oldest due change has been due; rate: delivered, mean of some five minutes; times: Z""");
    }

    @Test
    void tellsWhyAnEndpointPausedThatBelongsToNoProcessAndForgesNoLine() {
        StoreFigures stopped =
                new StoreFigures(
                        NOW,
                        new SourceState("dolibarr", List.of(), Optional.empty(), Optional.empty()),
                        List.of(
                                new ShopFigures(
                                        "main",
                                        new EndpointState(
                                                "main",
                                                Optional.of(
                                                        pause(
                                                                "endpoint/main",
                                                                "It\nsays \u001b[2J",
                                                                1)),
                                                Optional.empty()),
                                        Optional.empty(),
                                        List.of(quiet(0)),
                                        Optional.empty())));

        assertThat(new StatusText(ZoneOffset.UTC).of(stopped))
                .startsWith("dolibarr  not looked at yet")
                .contains("endpoint main belongs to no process, so nothing is delivered")
                .contains("it paused since 11:59:00 (1 min 0 s ago): It\\nsays \\u001b[2J");
    }

    @Test
    void isOneJsonObjectForMachines() throws JsonProcessingException {
        JsonNode json = new ObjectMapper().readTree(StatusJson.of(figures()));

        assertThat(json.at("/at").asText()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(json.at("/source/state").asText()).isEqualTo("paused");
        assertThat(json.at("/source/pauses/0/reason").asText()).contains("right to read stock");
        assertThat(json.at("/shops/0/name").asText()).isEqualTo("main");
        assertThat(json.at("/shops/0/endpoint/owner").asText()).isEqualTo("4242-abc");
        assertThat(json.at("/shops/0/lastError/subject").asText()).isEqualTo("product BAD-1");
        assertThat(json.at("/shops/0/entities/0"))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        """
                                        {"entity":"product","waiting":120,"later":3,"inFlight":60,"waitsForAnother":4,
                                        "delivered":12034,"skipped":400,"held":12,"parked":1,"lagSeconds":14,
                                        "deliveredPerMinute":40.5}"""));
        assertThat(json.at("/shops/1/state").asText()).isEqualTo("paused");
        assertThat(json.at("/shops/1/pause/reason").asText()).isEqualTo("moving house");
        assertThat(json.at("/shops/1/endpoint/state").asText()).isEqualTo("paused");
        assertThat(json.at("/shops/2/endpoint/owner").isNull()).isTrue();
        assertThat(json.at("/shops/2/pause").isNull()).isTrue();
    }

    @Test
    void isExplainedInTheReadmeFigureByFigure() throws IOException {
        assertThat(Files.readString(Path.of("README.md")))
                .contains(
                        Arrays.stream(Figure.values())
                                .map(f -> "| %s | `%s` | ".formatted(f.heading(), f.key()))
                                .toList());
    }

    private static StoreFigures figures() {
        return new StoreFigures(
                NOW,
                new SourceState(
                        "dolibarr",
                        List.of(
                                pause(
                                        "source/dolibarr/stock",
                                        "The right to read stock is missing",
                                        60)),
                        Optional.of(NOW.minusSeconds(4)),
                        Optional.of(Instant.parse("2026-02-28T03:30:00Z"))),
                List.of(
                        new ShopFigures(
                                "main",
                                new EndpointState(
                                        "main", Optional.empty(), Optional.of("4242-abc")),
                                Optional.empty(),
                                List.of(
                                        new EntityFigures(
                                                "product",
                                                120,
                                                3,
                                                60,
                                                4,
                                                Map.of(
                                                        "create", 12_000L, "update", 34L, "skip",
                                                        400L),
                                                12,
                                                1,
                                                14,
                                                40.5)),
                                Optional.of(
                                        new LastError(
                                                NOW.minusSeconds(120),
                                                "product BAD-1",
                                                "The shop refuses it"))),
                        new ShopFigures(
                                "b2b",
                                new EndpointState(
                                        "b2b",
                                        Optional.of(
                                                pause("endpoint/b2b", "The shop answers 503", 1)),
                                        Optional.of("4242-abc")),
                                Optional.of(pause("shop/b2b", "moving house", 30)),
                                List.of(quiet(5400)),
                                Optional.of(
                                        new LastError(
                                                NOW.minusSeconds(60),
                                                "endpoint/b2b",
                                                "The shop answers 503"))),
                        new ShopFigures(
                                "third",
                                new EndpointState("third", Optional.empty(), Optional.empty()),
                                Optional.empty(),
                                List.of(quiet(0)),
                                Optional.empty())));
    }

    private static EntityFigures quiet(long lagSeconds) {
        return new EntityFigures("stock", 0, 0, 0, 0, Map.of(), 0, 0, lagSeconds, 0);
    }

    private static Pause pause(String subject, String reason, long minutesAgo) {
        return new Pause(subject, reason, NOW.minus(Duration.ofMinutes(minutesAgo)));
    }
}
