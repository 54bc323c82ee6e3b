package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The shop refuses a product, and each poll reaches back so far that it sees the change again: one
 * change is one request, one letter, one notification.
 */
final class OneLetterTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Map<String, String> LONG_OVERLAP =
            Map.of("dolibarr.poll.overlap", "20", "dolibarr.poll.period", "300");

    @Test
    void asksTheShopOnceForAProductThatItRefusesHoweverOftenPollsSeeItsChange() {
        try (Scene scene = new Scene(true, LONG_OVERLAP)) {
            scene.product("GOOD", "9.90", 1);
            scene.run();
            begun(scene);
            scene.shop.faults().refuse("BAD");
            scene.shop.forgetRequests();

            long id = scene.product("BAD", "9.90", 3);
            parked(scene, 1);
            long looked = scene.shop.requests("GET", "products");
            polls(scene, 6);

            assertThat(scene.shop.requests("POST", "products")).isEqualTo(1);
            assertThat(scene.shop.requests("GET", "products"))
                    .as("looked for once, and the product written last as well")
                    .isEqualTo(looked);
            assertThat(number(scene, "select times from dead_letter")).isEqualTo(1);
            assertThat(journal(scene)).isEqualTo(1);
            assertThat(number(scene, "select sum(n) from tally where verdict = 'park'"))
                    .as("notified once")
                    .isEqualTo(1);

            scene.setPrice(id, "8.90");
            await().atMost(SOON).until(() -> number(scene, "select times from dead_letter") == 2);
            polls(scene, 6);
            assertThat(scene.shop.requests("POST", "products")).as("another change").isEqualTo(2);
            assertThat(number(scene, "select times from dead_letter")).isEqualTo(2);

            scene.shop.faults().accept("BAD");
            scene.setPrice(id, "7.90");
            await().atMost(SOON).until(() -> scene.timesInShop().containsKey("BAD"));
            await().atMost(SOON).until(() -> scene.inShop("BAD").stockQuantity() == 3);
        }
    }

    @Test
    void asksTheShopOnceForAChangeThatItRefuses() {
        try (Scene scene = new Scene(true, LONG_OVERLAP)) {
            long id = scene.product("REF-1", "9.90", 3);
            scene.run();
            begun(scene);
            scene.shop.faults().refuse("REF-1");
            scene.shop.forgetRequests();

            scene.setPrice(id, "8.90");
            parked(scene, 1);
            polls(scene, 6);
            assertThat(scene.shop.requests("PATCH", "products")).isEqualTo(1);

            scene.setPrice(id, "9.90");
            await().atMost(SOON).until(() -> scene.shop.requests("PATCH", "products") == 2);
            polls(scene, 3);
            scene.setPrice(id, "8.90");
            await().atMost(SOON).until(() -> scene.shop.requests("PATCH", "products") == 3);
            polls(scene, 6);
            assertThat(scene.shop.requests("PATCH", "products"))
                    .as("each change is tried, once")
                    .isEqualTo(3);
        }
    }

    @Test
    void triesWhatWasRefusedAgainWhenAPersonReplaysIt() throws InterruptedException {
        try (Scene scene = new Scene()) {
            scene.product("REF-1", "9.90", 3);
            scene.shop.faults().refuse("REF-1");
            assertThat(scene.once()).isEqualTo(ExitCode.PARKED);
            assertThat(scene.shop.requests("POST", "products"))
                    .as("the poll and the first reconcile note it both")
                    .isEqualTo(1);
            scene.shop.faults().accept("REF-1");
            scene.execute("update source set reconciled_at = null");
            scene.once();
            assertThat(scene.timesInShop()).as("the same version").isEmpty();

            try (Runner process = scene.process()) {
                process.context()
                        .createProducerTemplate()
                        .send("direct:replay-all", call -> call.setVariable("shop", "main"));
                await().atMost(SOON).until(() -> scene.timesInShop().containsKey("REF-1"));
            }
            assertThat(scene.stored("select 1 from dead_letter where closed_at is null")).isEmpty();
        }
    }

    @Test
    void triesWhatWasRefusedAgainWhenASettingChanges() throws InterruptedException {
        try (Scene scene = new Scene()) {
            scene.product("REF-1", "9.90", 3);
            scene.shop.faults().refuse("REF-1");
            scene.once();
            scene.shop.faults().accept("REF-1");
            scene.set("shop.main.require-warehouse", "false");

            scene.once();

            assertThat(scene.timesInShop()).containsEntry("REF-1", 1L);
        }
    }

    @Test
    void triesWhatWasRefusedAgainAfterADayBecauseTheShopMayHaveBeenMended()
            throws InterruptedException {
        try (Scene scene = new Scene()) {
            scene.product("REF-1", "9.90", 3);
            scene.shop.faults().refuse("REF-1");
            scene.once();
            scene.shop.faults().accept("REF-1");
            scene.execute("update dead_letter set last_at = timestampadd(hour, -21, last_at)");
            scene.execute("update source set reconciled_at = null");

            scene.once();

            assertThat(scene.timesInShop()).containsEntry("REF-1", 1L);
        }
    }

    @Test
    void leavesADiscardedLetterClosedWhilePollsSeeItsChange() {
        try (Scene scene = new Scene(true, LONG_OVERLAP)) {
            scene.product("GOOD", "9.90", 1);
            scene.run();
            begun(scene);
            scene.shop.faults().refuse("BAD");
            long id = scene.product("BAD", "9.90", 3);
            parked(scene, 1);
            scene.store().update("update dead_letter set closed_at = current_timestamp");
            polls(scene, 6);
            assertThat(
                            scene.store()
                                    .queryForList(
                                            "select 1 from dead_letter where closed_at is null"))
                    .isEmpty();

            scene.setPrice(id, "8.90");
            parked(scene, 1);
        }
    }

    @Test
    void asksTheShopOnceForAReferenceThatItHasTwice() {
        try (Scene scene = new Scene(true, LONG_OVERLAP)) {
            scene.product("GOOD", "9.90", 1);
            scene.run();
            begun(scene);
            for (int i = 0; i < 2; i++) {
                scene.shop.addProduct(
                        Map.of("reference", "TWICE", "price", "1", "name/1", "a", "name/2", "a"));
            }
            scene.shop.forgetRequests();
            scene.product("TWICE", "9.90", 3);
            parked(scene, 1);
            long looked = scene.shop.requests("GET", "products");
            polls(scene, 6);

            assertThat(scene.shop.requests("GET", "products")).isEqualTo(looked);
            assertThat(number(scene, "select times from dead_letter")).isEqualTo(1);
        }
    }

    @Test
    void tellsOnceWhatIsHeld() {
        try (Scene scene = new Scene(true, LONG_OVERLAP)) {
            scene.product("GOOD", "9.90", 1);
            scene.run();
            begun(scene);
            scene.product(
                    "HELD",
                    "9.90",
                    Map.of(
                            "tva_tx",
                            "7.7",
                            "multiprices_tva_tx",
                            Map.of("1", "7.7", "2", "7.7", "3", "7.7")));
            String held =
                    "select count(*) from verdict where verdict = 'hold' and entity = 'product'";
            await().atMost(SOON).until(() -> number(scene, held) == 1);
            polls(scene, 6);

            assertThat(
                            number(
                                    scene,
                                    "select sum(n) from tally where verdict = 'hold' and entity = 'product'"))
                    .isEqualTo(1);
            assertThat(
                            number(
                                    scene,
                                    "select count(*) from journal where verdict = 'hold' and entity = 'product'"))
                    .isEqualTo(1);
        }
    }

    private static long journal(Scene scene) {
        return number(scene, "select count(*) from journal where verdict = 'park'");
    }

    private static void parked(Scene scene, int letters) {
        await().atMost(SOON)
                .until(
                        () ->
                                number(
                                                scene,
                                                "select count(*) from dead_letter where closed_at is null")
                                        == letters);
    }

    /** The only product and its stock are in the shop. */
    private static void begun(Scene scene) {
        await().atMost(SOON)
                .until(
                        () ->
                                scene.shop.products().stream()
                                                .filter(p -> p.stockQuantity() > 0)
                                                .count()
                                        == 1);
        await().atMost(SOON)
                .until(
                        () ->
                                number(
                                                scene,
                                                "select count(*) from verdict where verdict in ('create', 'update', 'skip')")
                                        == 2);
    }

    /** So many more polls have seen the change, and noted it. */
    private static void polls(Scene scene, int more) {
        long until = scene.dolibarr.requests("products") + 3L * more;
        await().atMost(SOON).until(() -> scene.dolibarr.requests("products") >= until);
    }

    private static long number(Scene scene, String sql) {
        Long number = scene.store().queryForObject(sql, Long.class);
        return number == null ? 0 : number;
    }
}
