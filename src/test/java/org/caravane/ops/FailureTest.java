package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.caravane.sandbox.PrestashopSandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sick shops: nothing is lost, nothing is there twice, and only those who are ill wait. */
final class FailureTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void parksTheTwoThatFailOfABatchAndBringsTheOtherEighteen() throws InterruptedException {
        try (Scene scene = new Scene()) {
            batchOf20(scene);
            scene.shop.faults().refuse("REF-05");
            scene.shop.faults().breakOn("REF-13");

            assertThat(scene.once()).isEqualTo(ExitCode.PARKED);

            assertThat(scene.timesInShop())
                    .hasSize(18)
                    .allSatisfy((ref, n) -> assertThat(n).isEqualTo(1));
            assertThat(
                            scene.stored(
                                    "select source_ref, cause, sentence, request, answer from dead_letter order by source_ref"))
                    .satisfiesExactly(
                            refused -> {
                                assertThat(refused)
                                        .containsEntry("source_ref", "REF-05")
                                        .containsEntry("cause", "shop-85");
                                assertThat(refused.get("sentence"))
                                        .asString()
                                        .startsWith("REF-05: The shop does not accept a value");
                                assertThat(refused.get("request"))
                                        .asString()
                                        .contains("<reference>REF-05</reference>");
                                assertThat(refused.get("answer")).asString().contains("85");
                            },
                            broken -> {
                                assertThat(broken)
                                        .containsEntry("source_ref", "REF-13")
                                        .containsEntry("cause", "shop-doubt");
                                assertThat(broken.get("sentence"))
                                        .asString()
                                        .startsWith("REF-13: The shop failed without saying why");
                            });
            System.out.println(
                    "A batch of 20 with one refused and one broken cost "
                            + scene.shop.requests("POST", "products")
                            + " POST");
            assertThat(scene.stored("select * from dead_letter").toString())
                    .doesNotContain(Scene.SHOP_KEY, Scene.DOLIBARR_KEY);
        }
    }

    @Test
    void bringsAParkedProductOnceItsCauseIsGoneAndItChanges() throws InterruptedException {
        try (Scene scene = new Scene()) {
            long id = scene.product("REF-1", "9.90");
            scene.shop.faults().refuse("REF-1");
            assertThat(scene.once()).isEqualTo(ExitCode.PARKED);

            scene.shop.faults().accept("REF-1");
            scene.setPrice(id, "9.80");

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(scene.timesInShop()).containsEntry("REF-1", 1L);
            assertThat(scene.stored("select 1 from dead_letter where closed_at is null")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bringsEachOnceWhenTheAnswerIsLostAfterTheCommit(boolean patch)
            throws InterruptedException {
        try (Scene scene = new Scene(patch, Map.of())) {
            batchOf20(scene);
            scene.shop.faults().loseNextAnswers(1);

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

            assertThat(scene.timesInShop())
                    .hasSize(20)
                    .allSatisfy((ref, n) -> assertThat(n).isEqualTo(1));
            assertThat(scene.shop.products())
                    .allSatisfy(p -> assertThat(p.stockQuantity()).isEqualTo(3));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bringsEachOnceWhenAnEmptyErrorFollowsTheCommit(boolean patch) throws InterruptedException {
        try (Scene scene = new Scene(patch, Map.of())) {
            batchOf20(scene);
            scene.shop.faults().emptyErrorAfterCommit(2);

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

            assertThat(scene.timesInShop())
                    .hasSize(20)
                    .allSatisfy((ref, n) -> assertThat(n).isEqualTo(1));
        }
    }

    @Test
    void hidesAProductWhoseCreationWasLostAndWhichWentOffSaleBeforeItWasTriedAgain() {
        try (Scene scene = new Scene().run()) {
            scene.shop.faults().loseNextAnswers(1);
            long id = scene.product("REF-1", "9.90", 5);
            await().atMost(SOON).until(() -> scene.timesInShop().containsKey("REF-1"));

            scene.dolibarr.changeProduct(id, Map.of("status", "0"));

            await().atMost(SOON)
                    .until(() -> "0".equals(scene.inShop("REF-1").fields().get("active")));
            await().atMost(SOON).until(() -> scene.inShop("REF-1").stockQuantity() == 5);
        }
    }

    @Test
    void findsAProductWhoseCreationWasLostUnderTheReferenceOfThen() {
        try (Scene scene = new Scene().run()) {
            scene.shop.faults().loseNextAnswers(1);
            long id = scene.product("REF-1", "9.90", 5);
            await().atMost(SOON).until(() -> scene.timesInShop().containsKey("REF-1"));

            scene.dolibarr.changeProduct(id, Map.of("ref", "REF-2"));

            await().atMost(SOON).until(() -> scene.timesInShop().containsKey("REF-2"));
            assertThat(scene.shop.products()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void repairsAValueThatArrivedInDoubtAndWasSetBackMeanwhile(boolean patch)
            throws InterruptedException {
        try (Scene scene = new Scene(patch, Map.of())) {
            long id = scene.product("REF-1", "9.90", 5);
            scene.once();
            scene.shop.faults().loseNextAnswers(1);
            scene.dolibarr.moveStock(id, 1, -1);
            scene.run();
            await().atMost(SOON).until(() -> scene.inShop("REF-1").stockQuantity() == 4);

            scene.dolibarr.moveStock(id, 1, 1);

            await().atMost(SOON).until(() -> scene.inShop("REF-1").stockQuantity() == 5);
        }
    }

    @Test
    void bringsEverythingToAShopThatIsAddedLater() throws InterruptedException {
        try (PrestashopSandbox other =
                        PrestashopSandbox.start(
                                new PrestashopSandbox.Options(
                                        0,
                                        "OTHER000000000000000000000000000",
                                        java.util.Optional.empty(),
                                        true));
                Scene scene = new Scene()) {
            scene.product("REF-1", "9.90", 5);
            scene.once();
            scene.set("endpoints", "main,other");
            scene.set("shops", "main,other");
            scene.set("endpoint.other.url", other.url());
            scene.set("endpoint.other.key", "OTHER000000000000000000000000000");
            scene.set("shop.other.price-level", "1");
            scene.run();

            await().atMost(SOON)
                    .until(
                            () ->
                                    other.products().stream()
                                            .anyMatch(
                                                    p ->
                                                            "REF-1"
                                                                            .equals(
                                                                                    p.fields()
                                                                                            .get(
                                                                                                    "reference"))
                                                                    && p.stockQuantity() == 5));
        }
    }

    @Test
    void parksNothingForARevokedKeyAndResumesByItself() {
        try (Scene scene = new Scene().run()) {
            scene.product("REF-1", "9.90", 3);
            await().atMost(SOON).until(() -> scene.timesInShop().containsKey("REF-1"));
            scene.shop.faults().revokeKey(true);
            scene.product("REF-2", "9.90", 3);
            await().atMost(SOON)
                    .until(
                            () ->
                                    !scene.store()
                                            .queryForList(
                                                    "select 1 from pause where subject = 'endpoint/main' and reason like '%refuses the key%'")
                                            .isEmpty());

            scene.shop.faults().revokeKey(false);

            await().atMost(SOON).until(() -> scene.timesInShop().containsKey("REF-2"));
            assertThat(scene.store().queryForList("select 1 from dead_letter")).isEmpty();
            assertThat(scene.store().queryForList("select 1 from change where attempts > 0"))
                    .isEmpty();
            await().atMost(SOON)
                    .until(() -> scene.store().queryForList("select 1 from pause").isEmpty());
        }
    }

    @Test
    void saysWorkIsLeftWhenTheShopIsSwitchedOff() throws InterruptedException {
        try (Scene scene = new Scene()) {
            scene.product("REF-1", "9.90");
            scene.shop.faults().disabled(true);

            assertThat(scene.once()).isEqualTo(ExitCode.WORK_LEFT);
            assertThat(scene.stored("select reason from pause"))
                    .singleElement()
                    .satisfies(
                            row ->
                                    assertThat(row.get("reason"))
                                            .asString()
                                            .contains("switched off"));

            scene.shop.faults().disabled(false);
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(scene.timesInShop()).containsEntry("REF-1", 1L);
        }
    }

    @Test
    void deliversToAShopWhileAnotherIsDown() {
        try (PrestashopSandbox other =
                        PrestashopSandbox.start(
                                new PrestashopSandbox.Options(
                                        0,
                                        "OTHER000000000000000000000000000",
                                        java.util.Optional.empty(),
                                        true));
                Scene scene =
                        new Scene(
                                true,
                                Map.of(
                                        "endpoints", "main,other",
                                        "shops", "main,other",
                                        "endpoint.other.url", "http://127.0.0.1:1",
                                        "endpoint.other.key", "OTHER000000000000000000000000000",
                                        "shop.other.price-level", "1"))) {
            scene.product("REF-1", "9.90", 3);
            scene.run();
            await().atMost(SOON).until(() -> scene.timesInShop().containsKey("REF-1"));
            assertThat(scene.store().queryForList("select subject from pause", String.class))
                    .containsExactly("endpoint/other");
            assertThat(other.products())
                    .extracting(p -> p.fields().get("reference"))
                    .doesNotContain("REF-1");
        }
    }

    @Test
    void waitsForADolibarrThatAnswersWithAPage() {
        try (Scene scene = new Scene().run()) {
            scene.dolibarr.faults().apiDisabled(true);
            await().atMost(SOON)
                    .until(
                            () ->
                                    !scene.store()
                                            .queryForList(
                                                    "select 1 from pause where subject = 'source/dolibarr' and reason like '%switched off%'")
                                            .isEmpty());
            scene.product("REF-1", "9.90", 3);

            scene.dolibarr.faults().apiDisabled(false);

            await().atMost(SOON).until(() -> scene.timesInShop().containsKey("REF-1"));
            assertThat(scene.store().queryForList("select 1 from dead_letter")).isEmpty();
        }
    }

    private static void batchOf20(Scene scene) {
        List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20)
                .forEach(i -> scene.product("REF-%02d".formatted(i), "9.90", 3));
    }
}
