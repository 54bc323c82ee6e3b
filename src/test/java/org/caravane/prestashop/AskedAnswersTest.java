package org.caravane.prestashop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A document that answers another question than the one that was asked is a failure. */
class AskedAnswersTest {
    private static final String LOOKUP =
            "filter%5Breference%5D=%5BA-1%7CB%202%5D&display=[id,reference]";
    private static final String BY_ID = "filter[id]=[7%7C9]&display=[id,date_add,date_upd]";

    private final AskedAnswers unit = new AskedAnswers();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<products/>",
                "<products></products>",
                "<products>\n</products>",
                "<products><product><id>7</id><reference>A-1</reference></product></products>",
                "<products><product><id>7</id><reference>a-1</reference></product></products>",
                "<products><product><id>7</id><reference>b 2 </reference></product></products>",
                "<products><product><id>7</id><reference>À-1</reference></product></products>",
                "<products><product><id>7</id><reference/></product></products>"
            })
    void takesAListThatAnswersItsQuestion(String list) {
        assertThatCode(() -> unit.require("GET", "products", LOOKUP, Xml.inside(list)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|an empty document",
                "<api/>|api",
                "<api shopName='x'><products get='true'/></api>|api",
                "<suppliers><supplier><id>1</id></supplier></suppliers>|suppliers",
                "<product><id>7</id><reference>A-1</reference></product>|product",
                "<products><supplier><id>1</id></supplier></products>|a list with supplier",
                "<products>Error</products>|products",
                "<products/><suppliers><supplier/></suppliers>|a list with suppliers",
                "<products/><products/>|products",
                "<products><product><id>7</id></product></products>|an object without reference",
                "<products><product><reference>A-1</reference></product></products>|an object without id",
                "<products><product><id>7</id><reference>demo_1</reference></product></products>|reference demo_1 was not asked for",
            })
    void refusesWhatIsNoListOfProducts(String inside, String said) {
        assertThat(catchThrowable(() -> unit.require("GET", "products", LOOKUP, read(inside))))
                .isInstanceOf(ShopUnavailable.class)
                .hasMessageStartingWith(
                        "The shop answered the question for products by reference with something else (%s"
                                .formatted(said))
                .hasMessageContaining("a cache that ignores the query");
    }

    @Test
    void holdsIdsToTheFilter() {
        JsonNode other =
                Xml.inside(
                        "<products><product><id>8</id><date_add/><date_upd/></product></products>");

        assertThat(catchThrowable(() -> unit.require("GET", "products", BY_ID, other)))
                .hasMessageContaining("id 8 was not asked for");
        assertThatCode(
                        () ->
                                unit.require(
                                        "GET",
                                        "products",
                                        BY_ID,
                                        Xml.inside(
                                                "<products><product><id>9</id><date_add/><date_upd/></product></products>")))
                .doesNotThrowAnyException();
    }

    @Test
    void holdsAListToItsLimit() {
        JsonNode two = Xml.inside("<taxes><tax><id>1</id></tax><tax><id>2</id></tax></taxes>");

        assertThatCode(() -> unit.require("GET", "taxes", "limit=2", two))
                .doesNotThrowAnyException();
        assertThat(catchThrowable(() -> unit.require("GET", "taxes", "limit=1", two)))
                .hasMessageContaining("2 objects where 1 were asked for");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter[reference]=[A%7CB%7CA%7CB]&display=[id,reference]",
                "filter[reference]=A%7CB&display=[id,reference]"
            })
    void takesTheHalvesOfAReferenceWithTheShopsOwnSeparator(String query) {
        assertThatCode(
                        () ->
                                unit.require(
                                        "GET",
                                        "products",
                                        query,
                                        Xml.inside(
                                                "<products><product><id>7</id><reference>B</reference></product></products>")))
                .doesNotThrowAnyException();
    }

    @Test
    void wantsPermissionsInTheRootDocument() {
        assertThatCode(
                        () ->
                                unit.require(
                                        "GET",
                                        "/",
                                        "",
                                        Xml.inside("<api><products get='true'/></api>")))
                .doesNotThrowAnyException();
        for (String inside : new String[] {"<api/>", "<api><x/></api>", "<products/>", ""}) {
            assertThat(catchThrowable(() -> unit.require("GET", "/", "", read(inside))))
                    .as(inside)
                    .isInstanceOf(ShopUnavailable.class);
        }
    }

    @Test
    void wantsTheObjectThatWasNamed() {
        JsonNode seven = Xml.inside("<product><id>7</id></product>");

        assertThatCode(() -> unit.require("GET", "products/7", "", seven))
                .doesNotThrowAnyException();
        assertThat(catchThrowable(() -> unit.require("GET", "products/8", "", seven)))
                .isInstanceOf(ShopUnavailable.class);
    }

    @Test
    void leavesADoubtWhereAWriteWasAnsweredWithSomethingElse() {
        assertThatCode(
                        () ->
                                unit.require(
                                        "PATCH",
                                        "stock_availables",
                                        "",
                                        Xml.inside("<stock_available/><stock_available/>")))
                .doesNotThrowAnyException();
        for (String inside :
                new String[] {"", "<products/>", "<product/><supplier><id/></supplier>"}) {
            assertThat(catchThrowable(() -> unit.require("POST", "products", "", read(inside))))
                    .as(inside)
                    .isInstanceOf(ShopDoubt.class);
        }
    }

    private static JsonNode read(String inside) {
        return Xml.inside(inside);
    }
}
