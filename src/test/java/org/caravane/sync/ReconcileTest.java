package org.caravane.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReconcileTest {
    private final Reconcile unit = new Reconcile();

    private Reconcile.Plan plan(
            List<String> listed,
            List<Map<String, @Nullable Object>> linked,
            int percent,
            int few,
            List<String> elsewhere) {
        return unit.plan(listed, linked.iterator(), percent, few, elsewhere);
    }

    @Test
    void findsWhoIsGoneAndWhoIsBack() {
        Reconcile.Plan plan =
                plan(
                        List.of("1", "2", "9"),
                        List.of(
                                row("main", "1", null),
                                row("main", "2", "2026-11-23"),
                                row("main", "3", null),
                                row("main", "4", "2026-11-23")),
                        5,
                        3,
                        List.of());

        assertThat(plan.gone())
                .containsExactly(Map.of("endpoint", "main", "key", "3", "reason", ""));
        assertThat(plan.back()).containsExactly(Map.of("endpoint", "main", "key", "2"));
        assertThat(plan.look()).containsExactlyInAnyOrder("1", "2", "9", "3");
        assertThat(plan.braked()).isEmpty();
    }

    @Test
    void doesNotBelieveAListThatLostMoreThanItsShareAtOnce() {
        Reconcile.Plan plan = plan(keys(0, 94), linked("main", 100), 5, 3, List.of());

        assertThat(plan.gone()).isEmpty();
        assertThat(plan.look()).hasSize(94);
        assertThat(plan.braked())
                .singleElement()
                .asString()
                .contains("6 of 100", "endpoint main", "nothing is hidden", "brake-percent");
    }

    @Test
    void believesAListThatLostItsShareAndNoMore() {
        List<String> listed = new ArrayList<>(keys(0, 50));
        listed.addAll(keys(55, 100));

        assertThat(plan(listed, linked("main", 100), 5, 3, List.of()).gone()).hasSize(5);
    }

    @Test
    void hidesNothingThatARestoredDolibarrHasNotYetOrNoMore() {
        List<String> listed = new ArrayList<>(keys(0, 50));
        listed.addAll(keys(51, 96));

        Reconcile.Plan plan = plan(listed, linked("main", 100), 5, 3, List.of());

        assertThat(plan.gone())
                .as("deleted among others that are there")
                .containsExactly(Map.of("endpoint", "main", "key", "50", "reason", ""));
        assertThat(plan.braked())
                .singleElement()
                .asString()
                .contains("4 products of endpoint main", "(id 95)", "restored", "brake-few");
    }

    @Test
    void believesThatAFewOfASmallCatalogueAreGone() {
        assertThat(plan(keys(0, 7), linked("main", 10), 5, 3, List.of()).gone()).hasSize(3);
        assertThat(plan(keys(0, 6), linked("main", 10), 5, 3, List.of()).gone()).isEmpty();
    }

    @Test
    void doesNotHideAProductThatGotVariants() {
        Reconcile.Plan plan = plan(keys(0, 9), linked("main", 10), 5, 3, List.of("9"));

        assertThat(plan.gone()).isEmpty();
    }

    @Test
    void hidesNothingWhenTheWholeListWentEmpty() {
        assertThat(plan(List.of(), linked("main", 100), 5, 3, List.of()).gone()).isEmpty();
    }

    @Test
    void doesNotCountWhatWasGoneAlready() {
        List<Map<String, @Nullable Object>> linked = new ArrayList<>(linked("main", 100));
        IntStream.range(100, 150)
                .forEach(i -> linked.add(row("main", Integer.toString(i), "2026-11-23")));

        Reconcile.Plan plan = plan(keys(0, 94), linked, 5, 3, List.of());

        assertThat(plan.braked()).singleElement().asString().contains("6 of 100");
    }

    @Test
    void brakesEachEndpointForItself() {
        List<Map<String, @Nullable Object>> linked = new ArrayList<>(linked("main", 100));
        linked.addAll(linked("b2b", 10));

        Reconcile.Plan plan = plan(keys(1, 100), linked, 5, 0, List.of());

        assertThat(plan.gone())
                .containsExactly(Map.of("endpoint", "main", "key", "0", "reason", ""));
        assertThat(plan.braked()).singleElement().asString().contains("endpoint b2b");
    }

    private static List<String> keys(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    private static List<Map<String, @Nullable Object>> linked(String endpoint, int count) {
        return keys(0, count).stream().map(key -> row(endpoint, key, null)).toList();
    }

    private static Map<String, @Nullable Object> row(
            String endpoint, String key, @Nullable Object goneAt) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("endpoint", endpoint);
        row.put("source_key", key);
        row.put("gone_at", goneAt);
        return row;
    }
}
