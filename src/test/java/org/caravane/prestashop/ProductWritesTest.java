package org.caravane.prestashop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caravane.model.Samples.BORN;
import static org.caravane.model.Samples.create;
import static org.caravane.model.Samples.link;
import static org.caravane.model.Samples.linked;
import static org.caravane.model.Samples.update;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.Batch;
import org.caravane.model.Decision;
import org.caravane.model.FieldValues;
import org.caravane.model.Known;
import org.caravane.model.Link;
import org.caravane.model.Outcome;
import org.caravane.model.Samples;
import org.caravane.model.ShopLanguage;
import org.caravane.model.ShopStamp;
import org.caravane.model.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductWritesTest {
    private static final List<ShopLanguage> LANGUAGES =
            List.of(new ShopLanguage(1, "en_US", true), new ShopLanguage(2, "fr_FR", false));
    private static final Known KNOWN =
            linked(link(7, "CHAIR-01"), Map.of("reference", "CHAIR-01", "price", "9"));

    private final ProductWrites unit = new ProductWrites();
    private final Map<Long, JsonNode> current = unit.byId(Xml.read(Xml.resource("product.xml")));

    @Test
    void writesANewProductWithItsLanguagesAndItsCategory() {
        FieldValues values =
                FieldValues.of(
                        Map.of(
                                "reference", "R&D <1>",
                                "price", "10.5",
                                "name/1", "Chair",
                                "name/2", "Chaise",
                                "id_category_default", "4"));
        Decision decision = Samples.decision(Samples.claimed("1"), "R", new Verdict.Create(values));

        JsonNode sent = sent(new Batch(true, List.of(decision)), Map.of(), true);

        assertThat(sent)
                .isEqualTo(
                        Xml.inside(
                                "<product><id_category_default>4</id_category_default>"
                                        + "<price>10.5</price>"
                                        + "<reference>R&amp;D &lt;1></reference>"
                                        + "<name><language id=\"1\">Chair</language>"
                                        + "<language id=\"2\">Chaise</language></name>"
                                        + "<associations><categories><category><id>4</id></category>"
                                        + "</categories></associations></product>"));
    }

    @Test
    void writesABatchAsSiblingsUnderTheRoot() {
        String xml =
                Xml.written(
                        unit.document(
                                new Batch(true, List.of(create("1", "A"), create("2", "B"))),
                                Map.of(),
                                LANGUAGES,
                                true));

        assertThat(Xml.read(xml).path("product").findValuesAsText("reference"))
                .containsExactly("A", "B");
        assertThat(xml).doesNotContain("<products>");
    }

    @Test
    void patchesWhatChangesAndNothingElse() {
        Batch batch = updates(Map.of("price", "10"));

        assertThat(unit.needsCurrent(batch, true)).isFalse();
        assertThat(sent(batch, Map.of(), true))
                .isEqualTo(Xml.inside("<product><id>7</id><price>10</price></product>"));
    }

    @ParameterizedTest
    @CsvSource({
        "price,true,false",
        "price,false,true",
        "name/1,true,true",
        "description_short/2,true,true",
        "id_category_default,true,true"
    })
    void readsFirstWhatItWouldReplaceWhole(String field, boolean patch, boolean reads) {
        assertThat(unit.needsCurrent(updates(Map.of(field, "4")), patch)).isEqualTo(reads);
        assertThat(unit.needsCurrent(new Batch(true, List.of(create("1", "A"))), patch)).isFalse();
    }

    @Test
    void addsItsCategoryToThoseThatAProductIsIn() {
        JsonNode product =
                product(sent(updates(Map.of("id_category_default", "9")), current, true));

        assertThat(product.at("/associations/categories/category").findValuesAsText("id"))
                .containsExactly("2", "4", "9");
        assertThat(product.path("id_category_default").asText()).isEqualTo("9");
        assertThat(
                        product(sent(updates(Map.of("id_category_default", "4")), current, true))
                                .at("/associations/categories/category")
                                .findValuesAsText("id"))
                .containsExactly("2", "4");
    }

    @Test
    void sendsNoAssociationThatItDoesNotManage() {
        for (boolean patch : new boolean[] {true, false}) {
            assertThat(product(sent(updates(Map.of("price", "10")), current, patch)))
                    .noneMatch(node -> node.has("combinations"));
            assertThat(
                            product(sent(updates(Map.of("price", "10")), current, patch))
                                    .has("associations"))
                    .isFalse();
        }
    }

    @Test
    void putsEverythingBackThatWasReadWithItsChanges() {
        JsonNode product = product(sent(updates(Map.of("price", "10")), current, false));

        assertThat(product.path("price").asText()).isEqualTo("10");
        assertThat(product.path("id").asText()).isEqualTo("7");
        assertThat(product.path("ean13").asText()).isEqualTo("4006381333931");
        assertThat(LanguageMerge.texts(product.path("meta_title")))
                .isEqualTo(Map.of(1, "", 2, "Titre"));
        assertThat(LanguageMerge.texts(product.path("description")))
                .isEqualTo(Map.of(1, "<p>Oak &amp; steel</p>", 2, ""));
        for (String readOnly :
                List.of("manufacturer_name", "quantity", "position_in_category", "type")) {
            assertThat(product.has(readOnly)).as(readOnly).isFalse();
        }
    }

    @Test
    void putsNoTextBackThatStandsBetweenTheFields() {
        Map<Long, JsonNode> odd =
                unit.byId(
                        Xml.inside(
                                "<products><product>notice <id>7</id><price>1</price></product></products>"));

        JsonNode product = product(sent(updates(Map.of("price", "10")), odd, false));

        assertThat(product.propertyStream().map(Map.Entry::getKey)).containsExactly("id", "price");
    }

    @Test
    void keepsAMerchantsTranslationOnItsWayOut() {
        JsonNode product =
                product(sent(updates(Map.of("name/1", "Seat", "name/2", "Seat")), current, true));

        assertThat(LanguageMerge.texts(product.path("name")))
                .isEqualTo(Map.of(1, "Seat", 2, "Chaise"));
    }

    @Test
    void refusesToWriteWhatTheShopHasNoMore() {
        assertThatThrownBy(() -> sent(updates(Map.of("name/1", "Seat")), Map.of(), true))
                .isInstanceOf(ShopRefused.class)
                .hasMessageContaining("not in the shop any more");
        assertThatThrownBy(() -> sent(updates(Map.of("price", "1")), Map.of(), false))
                .isInstanceOf(ShopRefused.class);
    }

    @Test
    void linksWhatWasMadeAndRemembersWhatWasSentAndItsStockRow() {
        Batch batch = new Batch(true, List.of(create("1", "B-1"), create("2", "B-2")));

        List<Outcome> outcomes = unit.answered(batch, Xml.read(Xml.resource("created.xml")));

        assertThat(outcomes.get(0))
                .isEqualTo(
                        new Outcome(
                                batch.items().get(0),
                                Optional.of(link(39, "B-1")),
                                Optional.of(FieldValues.of(Map.of("reference", "B-1"))),
                                Optional.of(78L),
                                false));
        assertThat(outcomes.get(1).stockRow()).contains(79L);
    }

    @Test
    void remembersAnUpdateOverWhatWasSentBefore() {
        Outcome outcome =
                unit.answered(
                                updates(Map.of("price", "10")),
                                Xml.inside("<product><id>7</id></product>"))
                        .get(0);

        assertThat(outcome.sent())
                .contains(FieldValues.of(Map.of("reference", "CHAIR-01", "price", "10")));
        assertThat(outcome.stockRow()).isEmpty();
    }

    @Test
    void forgetsWhatWasSentToAnotherTarget() {
        Batch moved = new Batch(false, List.of(update(KNOWN, 8, Map.of("price", "10"))));

        Outcome outcome = unit.answered(moved, Xml.inside("<product><id>8</id></product>")).get(0);

        assertThat(outcome.sent()).contains(FieldValues.of(Map.of("price", "10")));
        assertThat(outcome.link())
                .contains(new Link(8, BORN, "CHAIR-01", Link.Origin.CREATED, false));
    }

    @Test
    void takesNoStockRowFromAProductThatHasSeveral() {
        JsonNode answer =
                Xml.inside(
                        "<product><id>39</id><reference>A</reference><associations><stock_availables>"
                                + "<stock_available><id>1</id></stock_available>"
                                + "<stock_available><id>2</id></stock_available>"
                                + "</stock_availables></associations></product>");

        assertThat(
                        unit.answered(new Batch(true, List.of(create("1", "A"))), answer)
                                .get(0)
                                .stockRow())
                .isEmpty();
    }

    @Test
    void doubtsAnAnswerThatIsShortOfAProductOrOfAnId() {
        Batch two = new Batch(true, List.of(create("1", "A"), create("2", "B")));
        String one = "<product><id>39</id></product>";

        for (String answer : List.of("", one, one + "<product><id></id></product>")) {
            assertThatThrownBy(() -> unit.answered(two, Xml.inside(answer)))
                    .isInstanceOf(ShopDoubt.class);
        }
        assertThatThrownBy(() -> unit.answered(two, Xml.inside(one)))
                .hasMessage("The shop answered for 1 products of 2");
    }

    @Test
    void doubtsAnAnswerThatIsOfAnotherProduct() {
        Batch one = new Batch(true, List.of(create("1", "A")));
        String other = "<product><id>1</id><reference>CHAIR-01</reference></product>";

        assertThatThrownBy(() -> unit.answered(one, Xml.inside(other)))
                .isInstanceOf(ShopDoubt.class)
                .hasMessage("The shop answered for the product CHAIR-01 instead of A");
    }

    @Test
    void asksForAllOfABatchAtOnce() {
        Batch two =
                new Batch(
                        false,
                        List.of(
                                update(KNOWN, 7, Map.of("price", "1")),
                                update(KNOWN, 9, Map.of("price", "1"))));

        assertThat(unit.ids(two)).isEqualTo("7%7C9");
        assertThat(current).containsOnlyKeys(7L);
    }

    private JsonNode sent(Batch batch, Map<Long, JsonNode> read, boolean patch) {
        return Xml.read(Xml.written(unit.document(batch, read, LANGUAGES, patch)));
    }

    private static JsonNode product(JsonNode root) {
        return root.path("product");
    }

    private static Batch updates(Map<String, String> changes) {
        return new Batch(false, List.of(update(KNOWN, 7, changes)));
    }

    @Test
    void keepsWhatTheShopStampsWhereItHasOneShop() {
        JsonNode answer =
                Xml.inside(
                        "<product><id>39</id><reference>A</reference><date_add>2026-11-23 11:28:34</date_add><date_upd>2026-11-23 11:28:35</date_upd></product>");
        Batch batch = new Batch(true, List.of(create("1", "A")));

        assertThat(unit.answered(batch, answer, "", true).get(0).stamp())
                .isEqualTo(new ShopStamp("2026-11-23 11:28:34", "2026-11-23 11:28:35", "A"));
        assertThat(unit.answered(batch, answer, "id_shop=2", true).get(0).stamp())
                .as("stamps of one shop of many are not those of the product")
                .isEqualTo(ShopStamp.NONE);
        assertThat(unit.createdIds(unit.answered(batch, answer, "", true))).containsExactly(39L);
        assertThat(unit.createdIds(List.of())).containsExactly(-1L);
    }

    @Test
    void tellsAProductThatIsAnotherThanTheOneThatWasLinked() {
        Link linked =
                new Link(
                        7,
                        BORN,
                        "CHAIR-01",
                        Link.Origin.CREATED,
                        false,
                        false,
                        "2026-11-01 08:00:00");
        Batch batch =
                new Batch(
                        false, List.of(update(linked(linked, Map.of()), 7, Map.of("price", "10"))));
        JsonNode same = Xml.inside(product("2026-11-01 08:00:00"));
        JsonNode other = Xml.inside(product("2026-11-23 08:00:00"));

        assertThat(unit.strangers(batch, same, "", true)).isEmpty();
        assertThat(unit.strangers(batch, other, "id_shop=2", true)).isEmpty();
        assertThat(unit.strangers(batch, other, "", true))
                .contains("products 7 (CHAIR-01)", "check");
        assertThat(unit.answered(batch, other, "", true).get(0).stamp())
                .as("the birth that was linked stays, so that the links show it")
                .isEqualTo(new ShopStamp("2026-11-01 08:00:00", ""));
        assertThatThrownBy(
                        () ->
                                unit.document(
                                        batch,
                                        unit.byId(
                                                Xml.inside(
                                                        "<products>"
                                                                + product("2026-11-23 08:00:00")
                                                                + "</products>")),
                                        List.of(),
                                        false))
                .isInstanceOf(ShopRefused.class);
    }

    @Test
    void learnsTheBirthThatAWholeWriteMayHaveSet() {
        Link linked =
                new Link(
                        7,
                        BORN,
                        "CHAIR-01",
                        Link.Origin.CREATED,
                        false,
                        false,
                        "2026-11-01 08:00:00");
        Batch batch =
                new Batch(
                        false, List.of(update(linked(linked, Map.of()), 7, Map.of("price", "10"))));
        JsonNode stamped = Xml.inside(product("2026-11-23 08:00:00"));
        JsonNode ours =
                Xml.inside(
                        "<products>"
                                + product("2026-11-23 08:00:00")
                                        .replace(
                                                "</product>",
                                                "<reference>CHAIR-01</reference></product>")
                                + "</products>");

        assertThat(unit.strangers(batch, stamped, "", false)).isEmpty();
        assertThat(unit.answered(batch, stamped, "", false).get(0).stamp().born())
                .isEqualTo("2026-11-23 08:00:00");
        assertThat(Xml.written(unit.document(batch, unit.byId(ours), List.of(), false)))
                .as("with its very reference it is the product that was linked")
                .contains("<date_add>2026-11-23 08:00:00</date_add>", "<price>10</price>");
        assertThatThrownBy(() -> unit.document(batch, unit.byId(ours), List.of(), true))
                .as("PATCH sets no birth")
                .isInstanceOf(ShopRefused.class);
    }

    @Test
    void asksForTheTextsOfEveryLanguage() {
        assertThat(unit.languageQuery(List.of(new ShopLanguage(1, "fr_FR", true)))).isEmpty();
        assertThat(
                        unit.languageQuery(
                                List.of(
                                        new ShopLanguage(1, "en_US", false),
                                        new ShopLanguage(2, "fr_FR", true))))
                .isEqualTo("&language=[1%7C2]");
    }

    private static String product(String born) {
        return "<product><id>7</id><date_add>%s</date_add></product>".formatted(born);
    }
}
