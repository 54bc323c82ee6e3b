package org.caravane.prestashop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.caravane.model.Found;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list without the product that the shop is known to have is not believed. */
class KnownProductsTest {
    private static final String MAIN = "main";
    private static final JsonNode NEWEST =
            Xml.inside(
                    "<products><product><id>9</id><reference>a b|c</reference></product>"
                            + "<product><id>7</id><reference>CHAIR-01</reference></product></products>");
    private static final JsonNode STOCKS =
            Xml.inside(
                    "<stock_availables><stock_available><id>70</id><id_product>8</id_product></stock_available></stock_availables>");
    private static final JsonNode NO_PRODUCTS = Xml.inside("<products/>");
    private static final JsonNode NO_STOCKS = Xml.inside("<stock_availables/>");

    private final KnownProducts unit = new KnownProducts();

    @BeforeEach
    void knowTheNewest() {
        unit.newest(MAIN, NEWEST, STOCKS);
    }

    @Test
    void knowsTheNewestProductWhoseReferenceCanBeAskedFor() {
        assertThat(unit.of(MAIN)).isEqualTo(new KnownProducts.Known(7, "CHAIR-01", 70, 8));
        assertThat(unit.newestIds(NEWEST)).containsExactly(9L, 7L);
    }

    @Test
    void asksForItAlongWithWhateverIsAskedFor() {
        assertThat(unit.ids(MAIN, "3%7C4")).isEqualTo("3%7C4%7C7");
        assertThat(unit.ids(MAIN, "3%7C7")).as("once").isEqualTo("3%7C7");
        assertThat(unit.ids(MAIN, "3", "id_shop=2")).as("not in one shop of many").isEqualTo("3");
        assertThat(unit.stocked(MAIN, "3")).isEqualTo("3%7C8");
        assertThat(unit.ids("other", "3")).isEqualTo("3");
        assertThat(new ProductLookup().filters(List.of("A", "B"), unit.of(MAIN)))
                .containsExactly("%5BA%7CB%7CCHAIR-01%5D");
        assertThat(new ProductLookup().filters(List.of("CHAIR-01"), unit.of(MAIN)))
                .containsExactly("%5BCHAIR-01%7CCHAIR-01%5D");
    }

    @Test
    void leavesItOutOfWhatWasFoundUnlessItWasWanted() {
        JsonNode answer =
                Xml.inside(
                        "<products><product><id>3</id><reference>A</reference></product>"
                                + "<product><id>7</id><reference>CHAIR-01</reference></product></products>");
        ProductLookup lookup = new ProductLookup();

        assertThat(lookup.more(List.of(), answer, unit.of(MAIN), List.of("A")))
                .containsExactly(new Found(3, "A"));
        assertThat(lookup.more(List.of(), answer, unit.of(MAIN), List.of("A", "CHAIR-01")))
                .hasSize(2);
    }

    @Test
    void missesItInAListThatAskedForIt() {
        String byReference = "filter%5Breference%5D=%5BA%7CCHAIR-01%5D&display=[id,reference]";
        String byId = "filter[id]=[3%7C7]&display=[id]";
        String stock = "filter[id_product]=[3%7C8]&display=[id,id_product]";

        assertThat(unit.isMissing(MAIN, "products", byReference, NO_PRODUCTS)).isTrue();
        assertThat(unit.isMissing(MAIN, "products", byReference, NEWEST)).isFalse();
        assertThat(unit.isMissing(MAIN, "products", byId, NO_PRODUCTS)).isTrue();
        assertThat(unit.isMissing(MAIN, "products", byId, NEWEST)).isFalse();
        assertThat(unit.isMissing(MAIN, "stock_availables", stock, NO_STOCKS)).isTrue();
        assertThat(unit.isMissing(MAIN, "stock_availables", stock, STOCKS)).isFalse();
        assertThat(unit.isMissing(MAIN, "products", "filter[id]=[3]", NO_PRODUCTS))
                .as("it was not asked for")
                .isFalse();
        assertThat(unit.isMissing("other", "products", byId, NO_PRODUCTS)).isFalse();
    }

    @Test
    void isContradictedByAShopThatHasItAfterAll() {
        KnownProducts.Known it = unit.of(MAIN);

        assertThatThrownBy(() -> unit.requireGone(it, NEWEST))
                .isInstanceOf(ShopUnavailable.class)
                .hasMessageStartingWith(
                        "The shop contradicts itself: its product 7 (CHAIR-01) is there");
        assertThatThrownBy(() -> unit.requireGone(it, STOCKS)).isInstanceOf(ShopUnavailable.class);
        assertThatCode(() -> unit.requireGone(it, NO_PRODUCTS)).doesNotThrowAnyException();
        assertThatCode(
                        () ->
                                unit.requireGone(
                                        it,
                                        Xml.inside(
                                                "<products><product><id>7</id><reference>RENAMED</reference></product></products>")))
                .doesNotThrowAnyException();
    }

    @Test
    void doubtsAnEmptyShopThatHadProductsOrHasStock() {
        assertThat(unit.doubt(MAIN, links(0), 3)).isEmpty();
        unit.newest(MAIN, NO_PRODUCTS, NO_STOCKS);
        assertThat(unit.doubt(MAIN, links(0), 3)).as("it is new").isEmpty();
        assertThat(unit.doubt(MAIN, links(3), 3)).as("a person may have deleted them").isEmpty();
        assertThat(unit.doubt(MAIN, links(4), 3))
                .isEqualTo("The shop lists no product at all, and 4 of its products are linked");
        unit.newest(MAIN, NO_PRODUCTS, STOCKS);
        assertThat(unit.doubt(MAIN, links(0), 3))
                .isEqualTo("The shop lists no product at all, and a stock of product 8");
        unit.newest(MAIN, NEWEST, NO_STOCKS);
        assertThat(unit.doubt(MAIN, links(0), 3))
                .isEqualTo("The shop lists product 7, and no stock row at all");
    }

    @Test
    void saysOnceThatANewStoreMeetsAShopThatHasProducts() {
        assertThat(unit.isMeeting(MAIN, links(1))).isFalse();
        assertThat(unit.isMeeting(MAIN, links(0))).isTrue();
        assertThat(unit.isMeeting(MAIN, links(0))).isFalse();
        unit.newest("other", NO_PRODUCTS, NO_STOCKS);
        assertThat(unit.isMeeting("other", links(0))).isFalse();
    }

    private static List<Map<String, @Nullable Object>> links(long n) {
        return List.of(Map.of("n", n));
    }
}
