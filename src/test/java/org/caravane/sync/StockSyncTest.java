package org.caravane.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caravane.model.Samples.BORN;
import static org.caravane.model.Samples.claimed;
import static org.caravane.model.Samples.link;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.caravane.model.Claimed;
import org.caravane.model.Decision;
import org.caravane.model.FieldValues;
import org.caravane.model.Known;
import org.caravane.model.Link;
import org.caravane.model.Reading;
import org.caravane.model.Stock;
import org.caravane.model.StockCandidate;
import org.caravane.model.StockRow;
import org.caravane.model.Verdict;
import org.caravane.model.Warehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockSyncTest {
    private static final List<Warehouse> WAREHOUSES =
            List.of(
                    new Warehouse("1", "Paris", true),
                    new Warehouse("2", "Lyon", true),
                    new Warehouse("3", "Old", false));
    private static final ShopPolicy PHYSICAL = policy(false, "0", true, OptionalInt.empty());
    private static final ShopPolicy VIRTUAL = policy(true, "0", true, OptionalInt.empty());
    private static final StockRow ROW = new StockRow(78, 7, 0, 1);

    private final StockSync unit = new StockSync();

    @Test
    void sumsOpenWarehouses() {
        assertThat(quantity(Map.of("1", "38", "2", "12", "3", "100"), PHYSICAL)).isEqualTo("50");
    }

    @Test
    void countsAWarehouseThatIsNotListedYet() {
        assertThat(quantity(Map.of("1", "38", "9", "2"), PHYSICAL)).isEqualTo("40");
    }

    @Test
    void countsOneNamedWarehouseEvenWhenClosed() {
        Map<String, String> lines = Map.of("1", "38", "2", "12", "3", "5");

        assertThat(quantity(lines, policy(false, "2", true, OptionalInt.empty()))).isEqualTo("12");
        assertThat(quantity(lines, policy(false, "3", true, OptionalInt.empty()))).isEqualTo("5");
    }

    @Test
    void takesTheVirtualStock() {
        assertThat(quantity(Map.of("1", "38"), VIRTUAL)).isEqualTo("41");
    }

    @Test
    void holdsAVirtualStockThatDolibarrDoesNotGive() {
        Stock stock = new Stock("53", "CHAIR-01", Optional.empty(), Map.of("1", BigDecimal.TEN));

        assertThat(decided(known(Map.of()), stock, List.of(ROW), VIRTUAL).verdict())
                .isEqualTo(new Verdict.Hold("Dolibarr gives no virtual stock for it"));
    }

    @Test
    void waitsForAProductWhoseKeyARestoredDolibarrGaveToAnother() {
        Stock another =
                new Stock("53", "TABLE-01", "9", Optional.empty(), Map.of("1", BigDecimal.TEN));
        Stock renamed =
                new Stock("53", "TABLE-01", BORN, Optional.empty(), Map.of("1", BigDecimal.TEN));

        assertThat(decided(known(Map.of()), another, List.of(ROW), PHYSICAL).verdict())
                .isEqualTo(new Verdict.Hold("its product is not in the shop"));
        assertThat(decided(known(Map.of()), renamed, List.of(ROW), PHYSICAL).verdict())
                .isInstanceOf(Verdict.Update.class);
    }

    @Test
    void leavesTheStockOfAProductAloneThatWasDeletedInTheShop() {
        Link lost = new Link(7, BORN, "CHAIR-01", Link.Origin.CREATED, false, true, "");
        Known known = new Known(Optional.empty(), FieldValues.NONE, Optional.of(lost), false);

        assertThat(decided(known, stock(Map.of("1", "4")), List.of(ROW), PHYSICAL).verdict())
                .isEqualTo(
                        new Verdict.Hold(
                                "somebody deleted its product in the shop: it is left alone"));
    }

    @Test
    void holdsAProductThatNeverHadAWarehouse() {
        assertThat(decided(known(Map.of()), stock(Map.of()), List.of(ROW), PHYSICAL).verdict())
                .isEqualTo(new Verdict.Hold("it belongs to no warehouse in Dolibarr"));
        assertThat(
                        decided(
                                        known(Map.of()),
                                        stock(Map.of("1", "4")),
                                        List.of(ROW),
                                        policy(false, "2", true, OptionalInt.empty()))
                                .verdict())
                .isInstanceOf(Verdict.Hold.class);
    }

    @Test
    void saysWhichWarehouseAProductIsInInsteadOfNone() {
        ShopPolicy lyon = policy(false, "2", true, OptionalInt.empty());

        assertThat(decided(known(Map.of()), stock(Map.of("1", "4")), List.of(ROW), lyon).verdict())
                .isEqualTo(
                        new Verdict.Hold(
                                "it is in warehouse 1 (Paris) of Dolibarr, not in 2 (Lyon), which shop.main.warehouse names: transfer it, or name another"));
        assertThat(
                        decided(
                                        known(Map.of()),
                                        stock(
                                                Map.of(
                                                        "1", "4", "3", "0", "7", "1", "8", "1", "9",
                                                        "1")),
                                        List.of(ROW),
                                        lyon)
                                .verdict()
                                .reason())
                .startsWith(
                        "it is in warehouse 1 (Paris), 3 (Old), 7 and 2 more of Dolibarr, not in 2");
        assertThat(
                        decided(
                                        known(Map.of("quantity", "4")),
                                        stock(Map.of("1", "4")),
                                        List.of(ROW),
                                        lyon)
                                .warnings())
                .containsExactly(
                        "It is in warehouse 1 (Paris) of Dolibarr, not in 2 (Lyon), which shop.main.warehouse names: its quantity is now 0");
    }

    @Test
    void takesAnAdoptedProductOffSaleWhoseStockIsInAnotherWarehouse() {
        ShopPolicy lyon = policy(false, "2", true, OptionalInt.empty());

        Decision first = decided(adopted(Map.of()), stock(Map.of("1", "4")), List.of(ROW), lyon);

        assertThat(quantity(first)).isEqualTo("0");
        assertThat(first.warnings())
                .singleElement()
                .asString()
                .startsWith("It is in warehouse 1 (Paris)")
                .endsWith("its quantity is now 0");
        assertThat(
                        ((Verdict.Update)
                                        decided(
                                                        adopted(Map.of("quantity", "0")),
                                                        stock(Map.of("1", "4")),
                                                        List.of(ROW),
                                                        lyon)
                                                .verdict())
                                .changes()
                                .isEmpty())
                .as("once")
                .isTrue();
    }

    @Test
    void leavesAnAdoptedProductItsQuantityWhileDolibarrKeepsNoStockOfIt() {
        assertThat(decided(adopted(Map.of()), stock(Map.of()), List.of(ROW), PHYSICAL).verdict())
                .isEqualTo(
                        new Verdict.Hold(
                                "it belongs to no warehouse in Dolibarr: the shop keeps its own quantity until stock is booked there"));
        assertThat(decided(adopted(Map.of()), stock(Map.of()), List.of(ROW), VIRTUAL).verdict())
                .isInstanceOf(Verdict.Hold.class);
        assertThat(
                        quantity(
                                decided(
                                        adopted(Map.of()),
                                        stock(Map.of()),
                                        List.of(ROW),
                                        policy(false, "0", false, OptionalInt.empty()))))
                .isEqualTo("0");
        assertThat(
                        quantity(
                                decided(
                                        adopted(Map.of()),
                                        stock(Map.of("3", "9")),
                                        List.of(ROW),
                                        PHYSICAL)))
                .as("all of it is in a closed warehouse")
                .isEqualTo("0");
    }

    @Test
    void saysNothingOfAQuantityThatIsNotWritten() {
        List<StockRow> combinations = List.of(ROW, new StockRow(79, 7, 12, 1));

        Decision decision =
                decided(known(Map.of("quantity", "4")), stock(Map.of()), combinations, PHYSICAL);

        assertThat(decision.verdict()).isInstanceOf(Verdict.Skip.class);
        assertThat(decision.warnings()).isEmpty();
    }

    @Test
    void givesZeroWithoutAWarehouseWhereNoneIsRequired() {
        assertThat(quantity(Map.of(), policy(false, "0", false, OptionalInt.empty())))
                .isEqualTo("0");
    }

    @Test
    void givesZeroAndWarnsWhenAProductLostItsLastWarehouse() {
        Decision decision =
                decided(known(Map.of("quantity", "4")), stock(Map.of()), List.of(ROW), PHYSICAL);

        assertThat(quantity(decision)).isEqualTo("0");
        assertThat(decision.warnings())
                .containsExactly("It belongs to no warehouse any more: its quantity is now 0");
    }

    @Test
    void leavesAProductWithCombinationsAlone() {
        Decision decision =
                decided(
                        known(Map.of()),
                        stock(Map.of("1", "4")),
                        List.of(ROW, new StockRow(79, 7, 12, 1)),
                        PHYSICAL);

        assertThat(decision.verdict())
                .isEqualTo(
                        new Verdict.Skip(
                                "the shop's product has combinations: its total is the sum of"
                                        + " theirs"));
    }

    @Test
    void waitsForAProductOnItsWay() {
        Known pending = new Known(Optional.empty(), FieldValues.NONE, Optional.empty(), true);

        assertThat(decided(pending, stock(Map.of("1", "4")), List.of(), PHYSICAL).verdict())
                .isEqualTo(
                        new Verdict.Wait("product", "53", "its product is on its way to the shop"));
    }

    @Test
    void holdsWhatHasNoProductInTheShop() {
        assertThat(decided(Known.NOTHING, stock(Map.of("1", "4")), List.of(), PHYSICAL).verdict())
                .isEqualTo(new Verdict.Hold("its product is not in the shop"));
    }

    @Test
    void holdsWhatDolibarrDoesNotList() {
        StockCandidate absent =
                new StockCandidate(claimed("stock", "53", known(Map.of())), Optional.empty());

        Decision decision = unit.decide(List.of(absent), List.of(ROW), WAREHOUSES, PHYSICAL).get(0);

        assertThat(decision.verdict()).isInstanceOf(Verdict.Hold.class);
        assertThat(decision.ref()).isEqualTo("CHAIR-01");
    }

    @Test
    void parksAStockThatCannotBeRead() {
        StockCandidate unreadable =
                new StockCandidate(
                        claimed("stock", "53", known(Map.of())),
                        Optional.of(new Reading.Unreadable<>("53", "stock/53 is not a number")));

        assertThat(
                        unit.decide(List.of(unreadable), List.of(ROW), WAREHOUSES, PHYSICAL)
                                .get(0)
                                .verdict())
                .isEqualTo(new Verdict.Park("unreadable", "stock/53 is not a number"));
    }

    @Test
    void takesTheRowOfItsShopOrTheOneThatAGroupShares() {
        StockRow shared = new StockRow(65, 7, 0, 0);
        StockRow first = new StockRow(7, 7, 0, 1);
        StockRow second = new StockRow(128, 7, 0, 2);
        List<StockRow> rows = List.of(shared, first, second);

        assertThat(target(rows, OptionalInt.of(2))).isEqualTo(128);
        assertThat(target(rows, OptionalInt.of(3))).isEqualTo(65);
        assertThat(target(List.of(shared), OptionalInt.empty())).isEqualTo(65);
    }

    @Test
    void holdsWhatHasSeveralRowsOrNone() {
        Stock stock = stock(Map.of("1", "4"));
        List<StockRow> two = List.of(ROW, new StockRow(128, 7, 0, 2));

        assertThat(decided(known(Map.of()), stock, two, PHYSICAL).verdict())
                .isEqualTo(
                        new Verdict.Hold(
                                "the shop has several stock rows for it: set the shop's id-shop"));
        assertThat(decided(known(Map.of()), stock, List.of(), PHYSICAL).verdict())
                .isEqualTo(new Verdict.Hold("the shop has no stock row for it"));
        assertThat(
                        decided(
                                        known(Map.of()),
                                        stock,
                                        List.of(new StockRow(128, 7, 0, 2)),
                                        policy(false, "0", true, OptionalInt.of(1)))
                                .verdict())
                .isInstanceOf(Verdict.Hold.class);
    }

    @ParameterizedTest
    @CsvSource({"2.9999,2", "0.5,0", "-0.5,-1", "-3,-3", "12.00000000,12", "1E+3,1000"})
    void countsWholePieces(String inDolibarr, String inShop) {
        assertThat(quantity(Map.of("1", inDolibarr), PHYSICAL)).isEqualTo(inShop);
    }

    @Test
    void addsFractionsBeforeItCountsPieces() {
        assertThat(quantity(Map.of("1", "0.5", "2", "0.5"), PHYSICAL)).isEqualTo("1");
    }

    @Test
    void skipsAnEqualQuantity() {
        Known known =
                new Known(
                        Optional.of(link(78, "CHAIR-01")),
                        FieldValues.of(Map.of("quantity", "4")),
                        Optional.of(link(7, "CHAIR-01")),
                        false);

        assertThat(decided(known, stock(Map.of("1", "4.2")), List.of(), PHYSICAL).verdict())
                .isEqualTo(new Verdict.Skip("the shop has this quantity"));
    }

    @Test
    void writesToTheRowItKnowsWithoutAsking() {
        Known known =
                new Known(
                        Optional.of(link(99, "CHAIR-01")),
                        FieldValues.NONE,
                        Optional.of(link(7, "CHAIR-01")),
                        false);
        Claimed claimed = claimed("stock", "53", known);

        assertThat(unit.unknownRows(unit.candidates(List.of(claimed), List.of()))).isEmpty();
        assertThat(decided(known, stock(Map.of("1", "4")), List.of(), PHYSICAL).verdict())
                .isEqualTo(
                        new Verdict.Update(
                                link(99, "CHAIR-01"),
                                FieldValues.of(Map.of("quantity", "4")),
                                "quantity 4"));
    }

    @Test
    void asksForTheRowsOfLinkedProductsOnce() {
        Claimed linked = claimed("stock", "53", known(Map.of()));
        Claimed unlinked = claimed("stock", "54", Known.NOTHING);

        assertThat(unit.unknownRows(unit.candidates(List.of(linked, unlinked, linked), List.of())))
                .containsExactly(7L);
    }

    private Decision decided(Known known, Stock stock, List<StockRow> rows, ShopPolicy policy) {
        List<StockCandidate> candidates =
                unit.candidates(
                        List.of(claimed("stock", "53", known)),
                        List.of(new Reading.Read<>("53", stock)));
        return unit.decide(candidates, rows, WAREHOUSES, policy).get(0);
    }

    private String quantity(Map<String, String> lines, ShopPolicy policy) {
        return quantity(decided(known(Map.of()), stock(lines), List.of(ROW), policy));
    }

    private static String quantity(Decision decision) {
        assertThat(decision.verdict()).isInstanceOf(Verdict.Update.class);
        return ((Verdict.Update) decision.verdict()).changes().get("quantity").orElse("none");
    }

    private long target(List<StockRow> rows, OptionalInt idShop) {
        Decision decision =
                decided(
                        known(Map.of()),
                        stock(Map.of("1", "4")),
                        rows,
                        policy(false, "0", true, idShop));
        return ((Verdict.Update) decision.verdict()).target().targetId();
    }

    private static Known known(Map<String, String> sent) {
        return new Known(
                Optional.empty(),
                FieldValues.of(sent),
                Optional.of(new Link(7, BORN, "CHAIR-01", Link.Origin.CREATED, false)),
                false);
    }

    private static Known adopted(Map<String, String> sent) {
        return new Known(
                Optional.empty(),
                FieldValues.of(sent),
                Optional.of(new Link(7, BORN, "CHAIR-01", Link.Origin.ADOPTED, false)),
                false);
    }

    private static Stock stock(Map<String, String> lines) {
        Map<String, BigDecimal> quantities = new HashMap<>();
        lines.forEach((id, quantity) -> quantities.put(id, new BigDecimal(quantity)));
        return new Stock("53", "CHAIR-01", Optional.of(new BigDecimal("41")), quantities);
    }

    private static ShopPolicy policy(
            boolean virtual, String warehouse, boolean require, OptionalInt idShop) {
        return new ShopPolicy(
                "main",
                OptionalInt.empty(),
                "2",
                false,
                false,
                ShopPolicy.TextSource.DESCRIPTION,
                ShopPolicy.TextSource.NOTE_PUBLIC,
                new ShopPolicy.StockPolicy(virtual, warehouse, require, idShop));
    }
}
