package org.caravane.dolibarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.caravane.model.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as Dolibarr 23's webhook module writes them, and bodies that it does not write. */
final class DolibarrEventsTest {
    private final DolibarrEvents unit = new DolibarrEvents();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRODUCT_CREATE",
                "PRODUCT_MODIFY",
                "PRODUCT_DELETE",
                "PRODUCT_PRICE_MODIFY",
                "PRODUCT_SET_MULTILANGS",
            })
    void readsTheProductOfAnEvent(String code) {
        assertThat(unit.hints(event(code, "{\"element\":\"product\",\"id\":53,\"ref\":\"A\"}")))
                .containsExactly(new Hint("product", "53"));
    }

    @Test
    void readsTheStockThatMoved() {
        assertThat(
                        unit.hints(
                                event(
                                        "STOCK_MOVEMENT",
                                        "{\"id\":900,\"product_id\":\"53\",\"warehouse_id\":1,\"qty\":-2}")))
                .containsExactly(new Hint("stock", "53"));
    }

    @ParameterizedTest
    @CsvSource({"ORDER_VALIDATE", "ORDER_SUPPLIER_VALIDATE", "SHIPPING_VALIDATE"})
    void readsTheProductsOnTheLinesOfADocument(String code) {
        assertThat(
                        unit.hints(
                                event(
                                        code,
                                        "{\"id\":7,\"lines\":[{\"fk_product\":53},{\"fk_product\":\"54\"},{\"fk_product\":null},{\"fk_product\":53},\"x\"]}")))
                .containsExactly(new Hint("stock", "53"), new Hint("stock", "54"));
    }

    @ParameterizedTest
    @CsvSource({
        "COMPANY_CREATE,{}",
        "ORDER_CREATE,{}",
        "ORDER_CREATE,{\"lines\":\"none\"}",
        "'',{\"id\":1}",
    })
    void findsNothingInWhatConcernsNoProduct(String code, String object) {
        assertThat(unit.hints(event(code, object))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "1e9",
                "\"PRODUCT_MODIFY\"",
                "<html>",
                "{\"triggercode\":\"PRODUCT_MODIFY\"}",
                "{\"triggercode\":[\"PRODUCT_MODIFY\"],\"object\":{\"id\":1}}",
                "{\"triggercode\":\"PRODUCT_MODIFY\",\"object\":[1]}",
                "{\"triggercode\":\"PRODUCT_MODIFY\",\"object\":{\"id\":",
            })
    void refusesWhatIsNoEvent(String body) {
        assertThatThrownBy(() -> unit.hints(body)).isInstanceOf(UnreadableEvent.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1e9",
                "1.5",
                "true",
                "[53]",
                "{\"id\":53}",
                "\"53 or 1=1\"",
                "\"\"",
                "\"١٢\"",
                "1234567890123456789",
                "99999999999999999999999999",
                "null",
            })
    void refusesAnIdThatIsNone(String id) {
        assertThatThrownBy(() -> unit.hints(event("PRODUCT_MODIFY", "{\"id\":" + id + "}")))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessage("The event's object has no id");
    }

    @Test
    void refusesWhatNestsWithoutEnd() {
        String body = event("PRODUCT_MODIFY", "{\"id\":" + "[".repeat(30_000) + "}");
        assertThatThrownBy(() -> unit.hints(body)).isInstanceOf(UnreadableEvent.class);
    }

    private static String event(String code, String object) {
        return "{\"triggercode\":\"%s\",\"object\":%s}".formatted(code, object);
    }
}
