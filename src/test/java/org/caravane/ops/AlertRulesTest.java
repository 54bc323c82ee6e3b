package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The alert on polls that the README gives, on the metrics of a quiet shop and of a silent
 * Dolibarr.
 */
final class AlertRulesTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern RULE =
            Pattern.compile("`time\\(\\) - (caravane_[a-z_]+) > (\\d+)`");
    private static final String AN_HOUR_LATER =
            "update source set looked_at = looked_at - interval '1' hour, polled_at = polled_at - interval '1' hour";

    private static final double NO_SERIES = Double.NEGATIVE_INFINITY;

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = FreePort.near(0);

    @Test
    void staysSilentInAShopWhereNothingChanges() {
        try (Scene scene = scene()) {
            scene.product("REF-1", "9.90", 5);
            scene.run();
            soon(() -> scene.timesInShop().containsKey("REF-1"));
            soon(() -> isStill(scene));
            String watermark = watermark(scene);

            scene.execute(AN_HOUR_LATER);

            soon(this::isWell);
            assertThat(watermark(scene)).isEqualTo(watermark);
            assertThat(told("caravane_source_paused")).isZero();
        }
    }

    @Test
    void firesWhenDolibarrIsAskedInVain() {
        try (Scene scene = scene().run()) {
            soon(this::isWell);

            scene.dolibarr.close();
            soon(() -> told("caravane_source_paused") == 1);
            scene.execute(AN_HOUR_LATER);

            soon(this::fires);
            awaitTurns(scene, 3);
            assertThat(fires()).isTrue();
        }
    }

    @Test
    void firesWhenDolibarrNeverAnswered() {
        try (Scene scene = scene()) {
            scene.dolibarr.close();
            scene.run();

            soon(() -> told("caravane_source_paused") == 1);
            assertThat(fires()).isTrue();
        }
    }

    @Test
    void firesWhileDolibarrRefusesTheKeyAndNoLonger() {
        try (Scene scene = scene().run()) {
            soon(this::isWell);

            scene.dolibarr.faults().revokeKey(true);
            soon(() -> told("caravane_source_paused") == 1);
            scene.execute(AN_HOUR_LATER);
            soon(this::fires);

            scene.dolibarr.faults().revokeKey(false);
            soon(this::isWell);
        }
    }

    private static void soon(Callable<Boolean> condition) {
        await().atMost(SOON).ignoreExceptions().until(condition);
    }

    /** Whether polls went on and moved no watermark. */
    private static boolean isStill(Scene scene) {
        String before = watermark(scene);
        awaitTurns(scene, 2);
        return watermark(scene).equals(before);
    }

    private static void awaitTurns(Scene scene, int turns) {
        for (int turn = 0; turn < turns; turn++) {
            String last = turn(scene);
            soon(() -> !turn(scene).equals(last));
        }
    }

    private Scene scene() {
        return new Scene(
                true,
                Map.of("management.enabled", "true", "management.port", Integer.toString(port)));
    }

    private boolean fires() {
        return age() > rule(2).map(Long::parseLong).orElseThrow();
    }

    /** Whether the series is there and the rule is not true of it. */
    private boolean isWell() {
        return age() != NO_SERIES && !fires();
    }

    /** The left side of the rule; no alert fires on a series that is not there. */
    private double age() {
        double at = told(rule(1).orElseThrow());
        return at == NO_SERIES ? NO_SERIES : Instant.now().getEpochSecond() - at;
    }

    private static Optional<String> rule(int group) {
        try {
            Matcher rule = RULE.matcher(Files.readString(Path.of("README.md")));
            return rule.find() ? Optional.of(rule.group(group)) : Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private double told(String series) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(series + "{"))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(NO_SERIES);
    }

    private String metrics() {
        try {
            return client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:%d/observe/metrics"
                                                            .formatted(port)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String watermark(Scene scene) {
        return scene.stored("select at_time from watermark where stream = 'product'").toString();
    }

    private static String turn(Scene scene) {
        return scene.stored("select polled_at from source").toString();
    }
}
