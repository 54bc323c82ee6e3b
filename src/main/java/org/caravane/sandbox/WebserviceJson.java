package org.caravane.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Writes answers in JSON with PrestaShop's oddities: one object loses its falsy fields, texts are a
 * list of languages but a plain string in one language, ids are numbers when read and strings when
 * written (recordings 026, 033, 034, 039, 064, 065).
 */
final class WebserviceJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private WebserviceJson() {}

    static String text(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node).replace("/", "\\/");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ObjectNode errors(ObjectNode root, List<WebserviceError.Entry> entries) {
        ArrayNode errors = root.putArray("errors");
        entries.forEach(
                entry ->
                        errors.addObject()
                                .put("code", entry.code())
                                .put("message", entry.message()));
        return root;
    }

    static ObjectNode errors(List<WebserviceError.Entry> entries) {
        return errors(NODES.objectNode(), entries);
    }

    static ObjectNode single(String name, ObjectNode object) {
        ObjectNode root = NODES.objectNode();
        root.set(name, object);
        return root;
    }

    static ObjectNode list(String name, List<ObjectNode> objects) {
        ObjectNode root = NODES.objectNode();
        root.putArray(name).addAll(objects);
        return root;
    }

    static ObjectNode idOnly(WebserviceRow row) {
        return NODES.objectNode().put("id", row.id());
    }

    /** An object as read; {@code terse} drops what PHP calls empty. */
    static ObjectNode read(
            WebserviceSchema schema, WebserviceRow row, WebserviceDisplay display, boolean terse) {
        ObjectNode node = NODES.objectNode();
        if (display.shows("id")) {
            node.put("id", row.id());
        }
        for (WebserviceField field : schema.fields()) {
            if (display.shows(field.name())) {
                field(node, field, row, display, terse, true);
            }
        }
        associations(node, schema, row, display);
        return node;
    }

    /**
     * An object as answered to a write: terse, id a string, languages that were not sent are null.
     */
    static ObjectNode written(WebserviceSchema schema, WebserviceRow row) {
        WebserviceDisplay all = WebserviceDisplay.everything(PrestashopState.LANGUAGES);
        ObjectNode node = NODES.objectNode().put("id", Long.toString(row.id()));
        schema.fields().forEach(field -> field(node, field, row, all, true, false));
        associations(node, schema, row, all);
        return node;
    }

    private static void field(
            ObjectNode node,
            WebserviceField field,
            WebserviceRow row,
            WebserviceDisplay display,
            boolean terse,
            boolean read) {
        String name = field.name();
        if (field.translated()) {
            if (display.languages().size() == 1) {
                String value = row.get(name + "/" + display.languages().get(0));
                if (!terse || !falsy(value)) {
                    node.put(name, value);
                }
            } else if (read
                    || display.languages().stream().anyMatch(one -> row.has(name + "/" + one))) {
                ArrayNode values = node.putArray(name);
                for (String language : display.languages()) {
                    ObjectNode value = values.addObject().put("id", language);
                    if (row.has(name + "/" + language)) {
                        value.put("value", row.get(name + "/" + language));
                    } else {
                        value.putNull("value");
                    }
                }
            }
            return;
        }
        String value = row.get(name);
        if (terse && falsy(value)) {
            return;
        }
        if (read && name.equals("manufacturer_name") && value.isEmpty()) {
            node.put(name, false);
        } else if (field.nullable() && value.isEmpty()) {
            node.putNull(name);
        } else if (read && name.equals("id_default_combination") && value.matches("\\d{1,18}")) {
            node.put(name, Long.parseLong(value));
        } else {
            node.put(name, value);
        }
    }

    private static boolean falsy(String value) {
        return value.isEmpty() || value.equals("0");
    }

    private static void associations(
            ObjectNode node,
            WebserviceSchema schema,
            WebserviceRow row,
            WebserviceDisplay display) {
        ObjectNode all = NODES.objectNode();
        for (WebserviceAssociation one : schema.associations()) {
            if (display.showsAssociation(one.name()) && !row.items(one.name()).isEmpty()) {
                ArrayNode items = all.putArray(one.name());
                for (Map<String, String> item : row.items(one.name())) {
                    ObjectNode object = items.addObject();
                    one.fields().keySet().stream()
                            .filter(field -> display.showsInside(one.name(), field))
                            .forEach(field -> object.put(field, item.getOrDefault(field, "")));
                }
            }
        }
        if (!all.isEmpty()) {
            node.set("associations", all);
        }
    }
}
