package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.caravane.store.Postgres;
import org.junit.jupiter.api.Test;

/** The whole flow with its store in PostgreSQL, and two processes beside each other on it. */
final class PostgresDeliveryTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void deliversReconcilesAndHandsOverOnPostgres() throws IOException, InterruptedException {
        try (EmbeddedPostgres postgres = Postgres.start();
                Scene scene = new Scene(true, Postgres.store(postgres))) {
            long[] ids = new long[30];
            for (int i = 0; i < 30; i++) {
                ids[i] = scene.product("REF-%02d".formatted(i), "9.90", 5);
            }
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(scene.timesInShop())
                    .hasSize(30)
                    .allSatisfy((ref, n) -> assertThat(n).isEqualTo(1));

            scene.dolibarr.deleteProduct(ids[0]);
            scene.setPrice(ids[1], "12.00");
            scene.execute("update source set reconciled_at = null");
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(scene.inShop("REF-00").fields()).containsEntry("active", "0");

            try (Runner first = scene.process();
                    Runner second = scene.process()) {
                scene.dolibarr.moveStock(ids[2], 1, 3);
                await().atMost(SOON).until(() -> scene.inShop("REF-02").stockQuantity() == 8);
                Runner owner = owns(first) ? first : second;
                Runner other = owner == first ? second : first;
                assertThat(owns(other)).isFalse();

                owner.close();
                scene.dolibarr.moveStock(ids[3], 1, 3);

                await().atMost(SOON).until(() -> scene.inShop("REF-03").stockQuantity() == 8);
                assertThat(owns(other)).isTrue();
            }
        }
    }

    /**
     * PostgreSQL makes the plan of a statement while the tables are still empty, and keeps it until
     * they are analyzed: the plan must be right whatever it believed.
     */
    @Test
    void looksAtFewRowsForEachThatItDelivers() throws IOException, InterruptedException {
        int products = 600;
        try (EmbeddedPostgres postgres =
                        Postgres.builder().setServerConfig("autovacuum", "off").start();
                Scene scene = new Scene(true, Postgres.store(postgres))) {
            for (int i = 0; i < products; i++) {
                scene.product("REF-%03d".formatted(i), "9.90", 5);
            }
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(scene.timesInShop()).hasSize(products);

            await().atMost(SOON)
                    .untilAsserted(
                            () ->
                                    assertThat(looks(scene, "verdict_pkey"))
                                            .isGreaterThan(2 * products));
            // with a wrong index it is hundreds of rows for each look
            for (String index : List.of("change_pkey", "change_lane")) {
                assertThat(looked(scene, index))
                        .as(index)
                        .isLessThan(8 * looks(scene, index) + 100);
            }
            assertThat(looked(scene, "link_counterpart")).isLessThan(8L * products);
            assertThat(looked(scene, "counterpart_pkey")).isLessThan(20L * products);
            // a claim reads all that it takes, and the command asks what is to do, the more often
            // the slower the machine
            assertThat(looked(scene, "change_due")).isLessThan(250L * products);
            assertThat(looked(scene, "change_waits")).isLessThan(250L * products);
        }
    }

    private static long looks(Scene scene, String index) {
        return figure(scene, "idx_scan", index);
    }

    private static long looked(Scene scene, String index) {
        return figure(scene, "idx_tup_read", index);
    }

    private static long figure(Scene scene, String figure, String index) {
        return ((Number)
                        scene.stored(
                                        "select %s n from pg_stat_user_indexes where indexrelname = '%s'"
                                                .formatted(figure, index))
                                .get(0)
                                .get("n"))
                .longValue();
    }

    private static boolean owns(Runner process) {
        return process.bean("ownership", Ownership.class).owns("main");
    }
}
