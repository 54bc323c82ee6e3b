package org.caravane.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caravane.model.Samples.claimed;
import static org.caravane.model.Samples.create;
import static org.caravane.model.Samples.decision;
import static org.caravane.model.Samples.link;
import static org.caravane.model.Samples.linked;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.Claimed;
import org.caravane.model.Decision;
import org.caravane.model.FieldValues;
import org.caravane.model.Known;
import org.caravane.model.Outcome;
import org.caravane.model.Verdict;
import org.caravane.store.Notes.Recipient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NotesTest {
    private final Notes unit =
            new Notes(List.of(new Recipient("main", "one"), new Recipient("b2b", "two")));

    @Test
    void notesAProductAndItsStockForEveryShop() {
        assertThat(unit.products(List.of("53"), "changed in Dolibarr"))
                .extracting(row -> row.get("shop") + " " + row.get("lane"))
                .containsExactly(
                        "main one/product/53",
                        "main one/stock/53",
                        "b2b two/product/53",
                        "b2b two/stock/53");
        assertThat(unit.products(List.of("53"), "changed").get(0))
                .containsEntry("entity", "product")
                .containsEntry("key", "53")
                .containsEntry("why", "changed");
    }

    @Test
    void partsRowsByEndpoint() {
        List<Map<String, @Nullable Object>> rows = unit.products(List.of("53", "54", "55"), "x");

        assertThat(unit.parts(rows, 4))
                .extracting(part -> part.endpoint() + " " + part.rows().size())
                .containsExactly("one 4", "one 2", "two 4", "two 2");
        assertThat(unit.parts(rows, 4))
                .flatMap(Notes.Part::rows)
                .containsExactlyInAnyOrderElementsOf(rows);
        assertThat(unit.parts(List.of(), 4)).isEmpty();
    }

    @Test
    void putsStockFirstAndAReconcileLast() {
        int product = urgency(unit.products(List.of("53"), "x").get(0));
        int stock = urgency(unit.stocks(List.of("53"), "x").get(0));

        assertThat(stock).isGreaterThan(product);
        assertThat(unit.reconciled(List.of("53"))).hasSize(4).allMatch(r -> urgency(r) < product);
    }

    @Test
    void notesTheStockOfWhatCameToTheShop() {
        Claimed linked = claimed("product", "9", linked(link(7, "B"), Map.of()));
        Claimed moved = claimed("product", "10", linked(link(9, "B"), Map.of()));
        Verdict update = new Verdict.Update(link(7, "A"), FieldValues.NONE, "found in the shop");

        List<Map<String, @Nullable Object>> rows =
                unit.newlyLinked(
                        List.of(
                                outcome(create("53", "A"), true),
                                outcome(decision(claimed("54"), "C", update), true),
                                outcome(decision(linked, "B", update), true),
                                outcome(decision(moved, "B", update), true),
                                outcome(create("55", "D"), false),
                                outcome(
                                        decision(
                                                claimed("stock", "56", Known.NOTHING), "E", update),
                                        true)),
                        "one");

        assertThat(rows)
                .extracting(row -> row.get("entity") + "/" + row.get("key"))
                .containsExactly("stock/53", "stock/54", "stock/10");
    }

    private static Outcome outcome(Decision decision, boolean withLink) {
        return new Outcome(
                decision,
                withLink ? Optional.of(link(7, "A")) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static int urgency(Map<String, @Nullable Object> row) {
        return row.get("urgency") instanceof Integer n ? n : Integer.MIN_VALUE;
    }
}
