package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.caravane.sandbox.PrestashopSandbox.ShopProduct;
import org.caravane.sandbox.PrestashopSpoils.Spoil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Answers of a shop that look well and are not: nothing is created twice, no link is dropped, no
 * wrong value is sent, and everything goes on by itself once they are well again.
 */
final class SpoiledAnswersTest {
    private static final int PRODUCTS = 12;

    private static final List<Spoil> PRINTED =
            List.of(
                    Spoil.NOTICE_BEFORE,
                    Spoil.SCRIPT_BEFORE,
                    Spoil.WORDS_BEFORE,
                    Spoil.COMMENT_AFTER,
                    Spoil.TWICE);
    private static final List<Spoil> OTHERS =
            List.of(
                    Spoil.EMPTY_ROOT,
                    Spoil.EMPTY_API,
                    Spoil.OTHER_LIST,
                    Spoil.ONE_OBJECT,
                    Spoil.PAGE,
                    Spoil.EMPTY_LIST,
                    Spoil.BARE_OBJECTS,
                    Spoil.CACHE);

    static Stream<Arguments> lists() {
        return Stream.concat(PRINTED.stream(), OTHERS.stream())
                .flatMap(
                        spoil ->
                                Stream.of("list:products", "list:stock_availables", "list")
                                        .map(kind -> Arguments.of(kind, spoil)));
    }

    static Stream<Arguments> writes() {
        return Stream.concat(PRINTED.stream(), OTHERS.stream())
                .filter(spoil -> spoil != Spoil.CACHE && spoil != Spoil.EMPTY_LIST)
                .map(spoil -> Arguments.of("write", spoil));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource({"lists", "writes"})
    void createsNothingTwiceFromANewStore(String kind, Spoil spoil) throws InterruptedException {
        try (Scene scene = new Scene()) {
            for (int i = 0; i < PRODUCTS; i++) {
                String ref = "REF-%02d".formatted(i);
                scene.product(ref, "12.00", 5);
                scene.shop.addProduct(Map.of("reference", ref, "price", "99.000000"));
            }
            scene.shop.faults().spoils().spoil(kind, spoil);

            scene.once();
            scene.once();
            if (!kind.startsWith("write")) {
                assertThat(scene.shop.requests("write")).as("nothing is written").isZero();
                assertThat(pauses(scene)).as("and a sentence says why").isNotEmpty();
            }
            scene.shop.faults().calm();
            rounds(scene);

            assertInStep(scene);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource({"lists", "writes"})
    void dropsNoLinkOfAnEstablishedStore(String kind, Spoil spoil) throws InterruptedException {
        try (Scene scene = new Scene()) {
            List<Long> ids = new ArrayList<>();
            for (int i = 0; i < PRODUCTS; i++) {
                ids.add(scene.product("REF-%02d".formatted(i), "12.00", 5));
            }
            scene.once();
            Map<Object, Object> links = links(scene);
            assertThat(links).hasSize(PRODUCTS);
            scene.shop.faults().spoils().spoil(kind, spoil);
            // the links are compared, the product written last is looked at, and there is work
            scene.execute("update endpoint set verified_at = null");
            scene.execute("update link set verified_at = verified_at - interval '1' hour");
            scene.product("NEW-1", "12.00", 5);
            scene.setPrice(ids.get(0), "24.00");
            scene.dolibarr.changeProduct(ids.get(1), Map.of("label", "Neu"));
            scene.dolibarr.moveStock(ids.get(2), 1, 3);

            scene.once();
            scene.once();
            assertThat(links(scene)).as("no link is dropped").containsAllEntriesOf(links);
            scene.shop.faults().calm();
            rounds(scene);

            assertThat(links(scene)).containsAllEntriesOf(links);
            assertInStep(scene);
        }
    }

    /** Pauses end with a probe, and what waits out a doubt comes with a later round. */
    private static void rounds(Scene scene) throws InterruptedException {
        for (int round = 0; round < 4; round++) {
            if (scene.once() == ExitCode.IN_STEP
                    && scene.stored("select 1 from change").isEmpty()) {
                return;
            }
        }
    }

    private static List<Map<String, Object>> pauses(Scene scene) {
        return scene.stored("select reason from pause where subject like 'endpoint/%'");
    }

    private static Map<Object, Object> links(Scene scene) {
        Map<Object, Object> links = new TreeMap<>();
        scene.stored(
                        "select source_key, target_id from link where entity = 'product' and lost_at is null")
                .forEach(row -> links.put(row.get("source_key"), row.get("target_id")));
        return links;
    }

    private static void assertInStep(Scene scene) {
        assertThat(scene.timesInShop()).allSatisfy((ref, n) -> assertThat(n).as(ref).isEqualTo(1));
        assertThat(scene.stored("select sentence from dead_letter where closed_at is null"))
                .isEmpty();
        assertThat(scene.stored("select reason from pause")).isEmpty();
        assertThat(scene.shop.products())
                .extracting(ShopProduct::id)
                .hasSizeGreaterThanOrEqualTo(PRODUCTS);
        assertThat(BothSides.of(scene).compare().differences()).isEmpty();
    }
}
