package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.caravane.sandbox.PrestashopSpoils.Spoil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers of a shop that look well and are not: nothing is created twice, no link is dropped, no
 * wrong value is sent, and everything goes on by itself once they are well again.
 */
final class SpoiledAnswersTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int PRODUCTS = 12;
    private static final List<Spoil> HARMLESS = List.of(Spoil.BLANK_BEFORE, Spoil.MARK_BEFORE);

    private static List<Spoil> spoils() {
        return Arrays.stream(Spoil.values()).filter(s -> !HARMLESS.contains(s)).toList();
    }

    static Stream<Arguments> ofANewStore() {
        return Stream.concat(
                spoils().stream().map(spoil -> Arguments.of("list:products", spoil)),
                Stream.of(
                        Arguments.of("list", Spoil.NOTICE_BEFORE),
                        Arguments.of("list", Spoil.EMPTY_LIST),
                        Arguments.of("list:stock_availables", Spoil.OTHER_LIST),
                        Arguments.of("root", Spoil.EMPTY_API)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("ofANewStore")
    void createsNothingASecondTimeFromANewStore(String kind, Spoil spoil) {
        try (Scene scene = new Scene()) {
            for (int i = 0; i < PRODUCTS; i++) {
                String ref = "REF-%02d".formatted(i);
                scene.product(ref, "12.00", 5);
                scene.shop.addProduct(Map.of("reference", ref, "price", "99.000000"));
            }
            scene.shop.faults().spoils().spoil(kind, spoil);
            scene.run();

            await().atMost(SOON).until(() -> isToldByTheShop(scene));
            assertThat(scene.shop.requests("write")).as("nothing is written").isZero();
            scene.shop.faults().calm();

            awaitInStep(scene);
            assertThat(scene.shop.requests("POST", "products")).as("all are adopted").isZero();
            assertSame(scene);
        }
    }

    /** Each spoil in turn, on one process that goes on. */
    @ParameterizedTest
    @ValueSource(strings = {"list:products", "list:stock_availables", "list"})
    void dropsNoLinkOfAnEstablishedStore(String kind) {
        try (Scene scene = established()) {
            List<Long> ids = ids(scene);
            int price = 12;
            for (Spoil spoil : spoils()) {
                if (spoil == Spoil.CACHE && kind.equals("list:stock_availables")) {
                    // the one question that is asked gets its own answer
                    continue;
                }
                Map<Object, Object> links = links(scene);
                scene.shop.faults().spoils().spoil(kind, spoil);
                change(scene, ids, ++price, "NEW-" + spoil);

                await(spoil.name()).atMost(SOON).until(() -> !pauses(scene).isEmpty());
                assertThat(links(scene)).as(spoil.name()).containsAllEntriesOf(links);
                scene.shop.faults().calm();

                awaitInStep(scene);
                assertThat(links(scene)).as(spoil.name()).containsAllEntriesOf(links);
            }
            assertSame(scene);
        }
    }

    /** What a write was answered with is found out by reading: no pause, and nothing twice. */
    @ParameterizedTest
    @ValueSource(strings = {"write:products", "write:stock_availables", "write"})
    void findsOutWhatAWriteDidWhoseAnswerIsSpoiled(String kind) {
        try (Scene scene = established()) {
            List<Long> ids = ids(scene);
            int price = 12;
            for (Spoil spoil : spoils()) {
                if (spoil == Spoil.CACHE) {
                    continue;
                }
                Map<Object, Object> links = links(scene);
                scene.shop.faults().spoils().spoil(kind, spoil);
                change(scene, ids, ++price, "NEW-" + spoil);

                awaitInStep(scene);
                assertThat(links(scene)).as(spoil.name()).containsAllEntriesOf(links);
                scene.shop.faults().calm();
            }
            assertSame(scene);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BLANK_BEFORE", "MARK_BEFORE"})
    void readsOverBlankSpace(Spoil spoil) {
        try (Scene scene = new Scene()) {
            for (String kind : List.of("root", "list", "write")) {
                scene.shop.faults().spoils().spoil(kind, spoil);
            }
            scene.product("REF-1", "12.00", 5);
            scene.run();

            awaitInStep(scene);
            assertSame(scene);
        }
    }

    private static Scene established() {
        Scene scene = new Scene(true, Map.of("links.period", "300", "links.look-every", "0"));
        for (int i = 0; i < PRODUCTS; i++) {
            scene.product("REF-%02d".formatted(i), "12.00", 5);
        }
        scene.run();
        awaitInStep(scene);
        return scene;
    }

    private static List<Long> ids(Scene scene) {
        List<Long> ids = new ArrayList<>();
        links(scene).keySet().forEach(key -> ids.add(Long.valueOf(key.toString())));
        return ids;
    }

    /** A price, a text, a stock and a new product; and the links are due to be compared. */
    private static void change(Scene scene, List<Long> ids, int price, String ref) {
        scene.setPrice(ids.get(0), price + ".00");
        scene.dolibarr.changeProduct(ids.get(1), Map.of("weight", Integer.toString(price)));
        // its row is looked for
        scene.store()
                .update(
                        "delete from link where entity = 'stock' and source_key = ?",
                        ids.get(2).toString());
        scene.dolibarr.moveStock(ids.get(2), 1, 1);
        scene.product(ref, "12.00", 5);
        scene.store().update("update endpoint set verified_at = null");
    }

    private static void awaitInStep(Scene scene) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            assertThat(scene.store().queryForList("select reason from pause"))
                                    .isEmpty();
                            assertThat(scene.store().queryForList("select 1 from change"))
                                    .isEmpty();
                            assertThat(links(scene)).hasSameSizeAs(scene.dolibarr.simpleRefs());
                        });
    }

    /** Not only that Caravane has just started. */
    private static boolean isToldByTheShop(Scene scene) {
        return pauses(scene).stream().anyMatch(reason -> reason.startsWith("The shop"));
    }

    private static List<String> pauses(Scene scene) {
        return scene.store()
                .queryForList(
                        "select reason from pause where subject = 'endpoint/main'", String.class);
    }

    private static Map<Object, Object> links(Scene scene) {
        Map<Object, Object> links = new TreeMap<>();
        scene.store()
                .queryForList(
                        "select source_key, target_id from link where entity = 'product' and lost_at is null")
                .forEach(row -> links.put(row.get("source_key"), row.get("target_id")));
        return links;
    }

    private static void assertSame(Scene scene) {
        assertThat(scene.timesInShop()).allSatisfy((ref, n) -> assertThat(n).as(ref).isEqualTo(1));
        assertThat(
                        scene.store()
                                .queryForList(
                                        "select sentence from dead_letter where closed_at is null"))
                .isEmpty();
        assertThat(BothSides.of(scene).compare().differences())
                .as("but for texts, which an adopted product keeps")
                .filteredOn(difference -> difference.matches(".*: (price|stock|weight).*"))
                .isEmpty();
    }
}
