package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import org.caravane.store.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as typed, beside a process or without one. */
final class DeadLettersCommandTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    @TempDir private Path folder;

    @Test
    void listsAndShowsWhatAPersonHasToLookAt() throws Exception {
        try (Scene scene = parked()) {
            Typed list = typed(scene, "dead-letters", "list");
            assertThat(list.exit()).isZero();
            assertThat(list.out())
                    .contains("main product REF-1  shop-85, since ")
                    .contains("REF-1: The shop does not accept a value")
                    .contains("1 dead letter");
            assertThat(typed(scene, "dead-letters", "list", "--cause", "other").out())
                    .contains("No dead letters");

            JsonNode json =
                    new ObjectMapper()
                            .readTree(typed(scene, "dead-letters", "list", "--json").out());
            assertThat(json.get(0).path("cause").asText()).isEqualTo("shop-85");

            Typed show = typed(scene, "dead-letters", "show", json.get(0).path("id").asText());
            assertThat(show.out())
                    .contains("product REF-1 (Dolibarr id 1) for shop main")
                    .contains("park: REF-1: The shop does not accept a value")
                    .contains("(POST products alone: answered 400)")
                    .contains("<reference>REF-1</reference>")
                    .contains("85");
            assertThat(show.out() + list.out()).doesNotContain(Scene.SHOP_KEY, Scene.DOLIBARR_KEY);
        }
    }

    @Test
    void replaysBesideARunningProcessWhichDeliversWithoutARestart() throws Exception {
        try (Scene scene = parked()) {
            scene.run();
            scene.shop.faults().accept("REF-1");

            Typed replay = typed(scene, "dead-letters", "replay", id(scene));

            assertThat(replay.out()).contains("1 dead letter is tried again");
            assertThat(replay.exit()).isZero();
            await().atMost(SOON).until(() -> scene.timesInShop().containsKey("REF-1"));
            await().atMost(SOON)
                    .until(() -> typed(scene, "dead-letters", "list").out().contains("No dead"));
            assertThat(
                            scene.stored(
                                    "select verdict from journal where source_key = '1' and entity = 'product' order by id"))
                    .extracting(row -> row.get("verdict"))
                    .containsExactly("park", "replay", "create");
        }
    }

    @Test
    void keepsALetterThatIsReplayedBeforeItsCauseIsMended() throws Exception {
        try (Scene scene = parked()) {
            assertThat(typed(scene, "dead-letters", "replay", "--all").exit()).isZero();
            assertThat(scene.stored("select chunk from change"))
                    .extracting(row -> row.get("chunk"))
                    .containsExactly(1);
            scene.once();

            assertThat(typed(scene, "dead-letters", "list").out()).containsPattern("[2-9] times");
        }
    }

    @Test
    void discardsAndLeavesTheSubjectAsItIs() throws Exception {
        try (Scene scene = parked()) {
            assertThat(typed(scene, "dead-letters", "discard", id(scene)).exit()).isZero();

            assertThat(typed(scene, "dead-letters", "list").out()).contains("No dead letters");
            scene.once();
            assertThat(scene.allInShop("REF-1")).isEmpty();
            assertThat(scene.stored("select reason from journal where verdict = 'discard'"))
                    .singleElement()
                    .satisfies(
                            row ->
                                    assertThat(row.get("reason"))
                                            .asString()
                                            .contains("by " + System.getProperty("user.name")));
        }
    }

    @Test
    void saysWhatIsWrongWithTheCommand() throws Exception {
        try (Scene scene = parked()) {
            Typed unknown = typed(scene, "dead-letters", "show", "4711");
            assertThat(unknown.exit()).isEqualTo(ExitCode.CANNOT_START);
            assertThat(unknown.err()).contains("There is no dead letter 4711");

            assertThat(typed(scene, "dead-letters", "replay").err()).contains("Say which");
            assertThat(typed(scene, "dead-letters", "replay", "1", "--all").exit()).isEqualTo(2);
            assertThat(typed(scene, "dead-letters", "list", "--shop", "nowhere").err())
                    .contains("There is no shop nowhere: shops names main");
        }
    }

    @Test
    void bringsBackWhatWasDeletedInTheShop() throws Exception {
        try (Scene scene = new Scene()) {
            bringsBack(scene);
        }
    }

    @Test
    void bringsBackWhatWasDeletedInTheShopOnPostgres() throws Exception {
        try (EmbeddedPostgres postgres = Postgres.start();
                Scene scene = new Scene(true, Postgres.store(postgres))) {
            bringsBack(scene);
        }
    }

    private void bringsBack(Scene scene) throws InterruptedException {
        long id = scene.product("REF-1", "9.90", 5);
        scene.product("REF-2", "9.90", 5);
        scene.once();
        scene.shop.remove(scene.inShop("REF-1").id());
        scene.dolibarr.moveStock(id, 1, 2);
        assertThat(scene.once()).isEqualTo(ExitCode.PARKED);

        assertThat(typed(scene, "dead-letters", "replay", "--cause", "shop-92").exit()).isZero();
        assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

        assertThat(scene.inShop("REF-1").stockQuantity()).isEqualTo(7);
        assertThat(scene.timesInShop()).allSatisfy((ref, n) -> assertThat(n).isEqualTo(1));
        assertThat(typed(scene, "dead-letters", "list").out()).contains("No dead letters");
    }

    private static Scene parked() throws InterruptedException {
        Scene scene = new Scene();
        scene.product("REF-1", "9.90", 5);
        scene.shop.faults().refuse("REF-1");
        assertThat(scene.once()).isEqualTo(ExitCode.PARKED);
        return scene;
    }

    private static String id(Scene scene) {
        return scene.stored("select id from dead_letter").get(0).get("id").toString();
    }

    private Typed typed(Scene scene, String... arguments) {
        return Typed.with(folder, scene.settings(), arguments);
    }
}
