package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caravane.sandbox.SandboxFaults;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One process and two servers that are sick in one way at a time, while prices, texts, stocks and
 * sales change and products are added: afterwards both sides are equal, nothing is there twice,
 * parked or stuck.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SickServersTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int PRODUCTS = 30;
    private final List<Long> ids = new ArrayList<>();
    private Scene scene;
    private int round;

    @BeforeAll
    void start() {
        scene =
                new Scene(
                        true,
                        Map.of(
                                "shop.main.update-labels", "true",
                                "delivery.attempts", "8",
                                "endpoint.requests-per-minute", "60000",
                                "http.response-timeout", "3000",
                                "http.request-timeout", "1200",
                                "product.batch", "5"));
        for (int i = 0; i < PRODUCTS; i++) {
            ids.add(scene.product("REF-%03d".formatted(i), "9.90", 3));
        }
        scene.run();
        awaitBothSidesEqual();
    }

    @AfterAll
    void stop() {
        scene.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "429",
                "302",
                "500-before",
                "500-after",
                "deadlock",
                "notice",
                "lost-answer",
                "late-commit",
                "html-200",
                "html-202",
                "html-502",
                "truncated",
                "cut-body",
                "slow-drip",
                "revoked"
            })
    void losesAndDoublesNothingWithAShopThatHas(String fault) {
        SandboxFaults faults = scene.shop.faults();
        faults.set("late-by", "600");
        faults.set("retry-after", "1");
        faults.set("drip", "1");
        faults.chance(fault, 0.3);

        changeThingsWhile(faults, fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "429",
                "302",
                "500-before",
                "lost-answer",
                "html-200",
                "html-202",
                "html-502",
                "truncated",
                "cut-body",
                "slow-drip",
                "revoked",
                "empty-lists"
            })
    void losesAndDoublesNothingWithADolibarrThatHas(String fault) {
        SandboxFaults faults = scene.dolibarr.faults();
        faults.set("drip", "1");
        faults.chance(fault, 0.3);

        changeThingsWhile(faults, fault);
    }

    @Test
    void losesAndDoublesNothingWithSlowServers() {
        scene.shop.faults().set("latency", "60");
        scene.shop.faults().set("jitter", "200");
        scene.dolibarr.faults().set("latency", "60");
        scene.dolibarr.faults().set("jitter", "200");
        change();
        awaitBothSidesEqual();
        scene.shop.faults().calm();
        scene.dolibarr.faults().calm();
    }

    private void changeThingsWhile(SandboxFaults faults, String fault) {
        long before = faults.struck().getOrDefault(fault, 0L);
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(400))
                .until(
                        () -> {
                            change();
                            return faults.struck().getOrDefault(fault, 0L) - before >= 3;
                        });
        faults.calm();
        awaitBothSidesEqual();
    }

    private void change() {
        round++;
        for (int i = 0; i < ids.size(); i++) {
            long id = ids.get(i);
            switch ((i + round) % 4) {
                case 0 -> scene.setPrice(id, "%d.%02d".formatted(10 + round, i % 100));
                case 1 -> scene.dolibarr.moveStock(id, 1, 1 + i % 3);
                case 2 ->
                        scene.dolibarr.changeProduct(
                                id, Map.of("label", "Round " + round + " of " + i));
                default ->
                        scene.dolibarr.changeProduct(
                                id, Map.of("status", (round / 4) % 2 == 0 ? "1" : "0"));
            }
        }
        ids.add(scene.product("NEW-%03d".formatted(round), "5.00", 2));
    }

    private void awaitBothSidesEqual() {
        BothSides sides = BothSides.of(scene);
        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            assertThat(sides.compare().differences()).isEmpty();
                            assertThat(scene.store().queryForList("select * from change"))
                                    .isEmpty();
                            assertThat(scene.store().queryForList("select * from pause")).isEmpty();
                        });
        assertThat(sides.compare().compared()).isGreaterThanOrEqualTo(PRODUCTS);
        assertThat(
                        scene.store()
                                .queryForList(
                                        "select source_ref, sentence from dead_letter where closed_at is null"))
                .isEmpty();
    }
}
