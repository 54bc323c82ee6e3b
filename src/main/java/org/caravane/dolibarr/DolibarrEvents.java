package org.caravane.dolibarr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.caravane.model.Hint;

/**
 * Reads which products an event of Dolibarr's webhook module speaks of: {@code {"triggercode":
 * "PRODUCT_MODIFY", "object": {"id": ...}}}, the object as Dolibarr had it in memory before its
 * commit. Nothing but ids is taken from it.
 *
 * <p>Source: {@code interface_95_modWebhook_WebhookTriggers.class.php} of Dolibarr 23.
 */
public final class DolibarrEvents {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DOCUMENTS =
            List.of("ORDER_", "LINEORDER_", "SHIPPING_", "LINESHIPPING_");

    /**
     * The products that may have changed; none for events that concern none.
     *
     * @throws UnreadableEvent when the body is no event, or one of a product without an id
     */
    public List<Hint> hints(String body) {
        JsonNode event = parsed(body);
        JsonNode object = event.path("object");
        if (!event.path("triggercode").isTextual() || !object.isObject()) {
            throw new UnreadableEvent("The body has no triggercode or no object");
        }
        String code = event.path("triggercode").asText();
        if (code.startsWith("PRODUCT_")) {
            return List.of(new Hint("product", required(object, "id")));
        }
        if (code.equals("STOCK_MOVEMENT")) {
            return List.of(new Hint("stock", required(object, "product_id")));
        }
        return DOCUMENTS.stream().anyMatch(code::startsWith) ? lines(object) : List.of();
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            // without its cause, which quotes the body
            throw new UnreadableEvent("The body is not JSON");
        }
    }

    private static String required(JsonNode object, String field) {
        return Ids.of(object.path(field))
                .orElseThrow(() -> new UnreadableEvent("The event's object has no " + field));
    }

    /** Those of a document and, where the object is a line, its own. */
    private static List<Hint> lines(JsonNode object) {
        List<JsonNode> lines = new ArrayList<>();
        lines.add(object);
        object.path("lines").forEach(lines::add);
        return lines.stream()
                .flatMap(line -> Ids.of(line.path("fk_product")).stream())
                .distinct()
                .map(id -> new Hint("stock", id))
                .toList();
    }
}
