package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.caravane.model.ShopStamp;

/**
 * Reads when a shop says that its products were created and last changed: {@code date_add} and
 * {@code date_upd}, in the shop's own time.
 */
public final class ProductStamps {
    private static final String MOMENT = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d";

    /** The stamps in a list answer, by product id. */
    public Map<Long, ShopStamp> byId(JsonNode root) {
        Map<Long, ShopStamp> stamps = new HashMap<>();
        WebserviceXml.all(root.path("products"), "product")
                .forEach(p -> WebserviceXml.id(p, "id").ifPresent(id -> stamps.put(id, of(p))));
        return stamps;
    }

    /** Those of one product; what is not told is empty. */
    static ShopStamp of(JsonNode product) {
        return new ShopStamp(
                moment(product, "date_add"),
                moment(product, "date_upd"),
                WebserviceXml.text(product, "reference"));
    }

    /**
     * Whether the shop takes that back as a moment: of a product that some import made it may read
     * {@code 0000-00-00 00:00:00}, which is refused with 400/85.
     */
    static boolean isMoment(String text) {
        try {
            return text.matches(MOMENT) && LocalDateTime.parse(text.replace(' ', 'T')) != null;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static String moment(JsonNode product, String field) {
        String text = WebserviceXml.text(product, field).strip();
        return isMoment(text) ? text : "";
    }
}
