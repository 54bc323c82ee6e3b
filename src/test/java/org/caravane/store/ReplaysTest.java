package org.caravane.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caravane.model.Batch;
import org.caravane.model.Samples;
import org.caravane.store.Notes.Recipient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ReplaysTest {
    private final Replays unit =
            new Replays(
                    List.of(
                            new Recipient("main", "shop"),
                            new Recipient("pro", "shop"),
                            new Recipient("other", "elsewhere")));

    @Test
    void notesWhatWasRefusedAlone() {
        List<Map<String, @Nullable Object>> noted = unit.noted(letters("shop-85", 1));

        assertThat(noted)
                .singleElement()
                .satisfies(
                        note ->
                                assertThat(note)
                                        .containsEntry("shop", "main")
                                        .containsEntry("endpoint", "shop")
                                        .containsEntry("entity", "product")
                                        .containsEntry("key", "1")
                                        .containsEntry("lane", "shop/product/1")
                                        .containsEntry("chunk", 1));
        assertThat(unit.forgotten(letters("shop-85", 1))).isEmpty();
    }

    @Test
    void notesManyInCompany() {
        assertThat(unit.noted(letters("shop-85", 21)))
                .hasSize(21)
                .allSatisfy(note -> assertThat(note).containsEntry("chunk", 10));
    }

    @Test
    void bringsBackWhatWasDeletedInEveryShopOfItsInstallation() {
        assertThat(unit.forgotten(letters("shop-92", 1)))
                .extracting(row -> row.get("shop") + " " + row.get("entity"))
                .containsExactly("main product", "main stock", "pro product", "pro stock");
        assertThat(unit.noted(letters("shop-92", 1))).hasSize(4);
    }

    @Test
    void passesOverAShopThatIsNoMore() {
        List<Map<String, @Nullable Object>> found = unit.found(List.of(row("gone", "shop-85", 1)));

        assertThat(found).hasSize(1);
        assertThat(unit.known(found)).isEmpty();
        assertThat(unit.told(found, "discard", null))
                .singleElement()
                .satisfies(
                        row ->
                                assertThat(row)
                                        .containsEntry("verdict", "discard")
                                        .containsEntry(
                                                "reason", "by an operator, parked for shop-85")
                                        .containsEntry("always", 1));
    }

    @Test
    void saysARequestInFewWords() {
        JournalRows journal = new JournalRows(new StoreClock(java.time.Clock.systemUTC()));
        Batch one = new Batch(true, List.of(Samples.create("1", "A")));
        Batch two = new Batch(true, List.of(Samples.create("1", "A"), Samples.create("2", "B")));

        assertThat(journal.asked("POST", "products", one)).isEqualTo("POST products alone");
        assertThat(journal.asked("PATCH", "products", two))
                .isEqualTo("PATCH products with 1 other");
        assertThat(journal.answered("POST products alone", "201"))
                .isEqualTo("POST products alone: answered 201");
        assertThat(journal.answered("POST products alone", "")).endsWith(": no answer");
        assertThat(journal.answered("POST products alone: answered 200", "200"))
                .isEqualTo("POST products alone: answered 200");
        assertThat(journal.answered(null, "200")).isEmpty();
    }

    private List<Map<String, @Nullable Object>> letters(String cause, int many) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int i = 1; i <= many; i++) {
            rows.add(row("main", cause, i));
        }
        return unit.known(unit.found(rows));
    }

    private static Map<String, @Nullable Object> row(String shop, String cause, int key) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", (long) key);
        row.put("shop", shop);
        row.put("entity", "product");
        row.put("source_key", Integer.toString(key));
        row.put("source_ref", "REF-" + key);
        row.put("cause", cause);
        return row;
    }
}
