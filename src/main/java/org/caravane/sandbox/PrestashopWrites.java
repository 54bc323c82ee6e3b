package org.caravane.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * POST, PUT, PATCH and DELETE, one object or a batch (section 4): in order, no transaction, the
 * answer of a failing batch is the error alone (recordings 066 to 077); missing and duplicate ids
 * are looked for first (056, 071).
 */
final class PrestashopWrites {

    private final PrestashopState state;
    private final PrestashopFaults faults;
    private final PrestashopSetup setup;
    private final PrestashopProducts products;
    private final PrestashopStocks stocks;
    private final PrestashopViews views;

    PrestashopWrites(PrestashopState state, PrestashopFaults faults, PrestashopSetup setup) {
        this.state = state;
        this.setup = setup;
        this.faults = faults;
        this.products = new PrestashopProducts(state, faults);
        this.stocks = new PrestashopStocks(state);
        this.views = new PrestashopViews(state);
    }

    WebserviceReply write(
            String method, WebserviceSchema schema, String body, boolean json, String base)
            throws WebserviceError {
        List<WebserviceBody.Sent> objects = WebserviceBody.parse(body);
        checkIds(method, objects);
        List<WebserviceRow> answers = new ArrayList<>();
        int deadlocked = faults.deadlocked(objects.size());
        for (WebserviceBody.Sent sent : objects) {
            if (answers.size() == deadlocked) {
                throw WebserviceError.empty(500);
            }
            answers.add(views.complete(schema, save(method, schema, sent)));
        }
        int status = method.equals("POST") ? 201 : 200;
        if (json) {
            return json(status, schema, answers, objects);
        }
        WebserviceXml xml = new WebserviceXml(base);
        WebserviceDisplay display =
                WebserviceDisplay.everything(setup.shownLanguages(state.rows("languages")));
        answers.forEach(row -> xml.object(schema, row, display));
        return WebserviceReply.of(status, WebserviceReply.XML, xml.text());
    }

    /** JSON shows the last object only; a text without all languages is a PHP warning (064). */
    private static WebserviceReply json(
            int status,
            WebserviceSchema schema,
            List<WebserviceRow> answers,
            List<WebserviceBody.Sent> objects) {
        if (answers.isEmpty()) {
            return WebserviceReply.of(status, WebserviceReply.JSON, "[]");
        }
        int last = answers.size() - 1;
        ObjectNode root =
                WebserviceJson.single(
                        schema.node(), WebserviceJson.written(schema, answers.get(last)));
        boolean partial =
                objects.get(last).texts().values().stream()
                        .anyMatch(texts -> !texts.keySet().containsAll(PrestashopState.LANGUAGES));
        if (partial) {
            List<WebserviceError.Entry> warning =
                    List.of(
                            WebserviceError.warning(
                                    "Undefined array key 2 (/var/www/prestashop/classes/webservice/WebserviceOutputJSON.php, line 98)"));
            return WebserviceReply.of(
                    500,
                    WebserviceReply.JSON,
                    WebserviceJson.text(WebserviceJson.errors(root, warning)));
        }
        return WebserviceReply.of(status, WebserviceReply.JSON, WebserviceJson.text(root));
    }

    WebserviceReply delete(WebserviceSchema schema, String path, String idParameter)
            throws WebserviceError {
        List<String> ids =
                idParameter.startsWith("[") && idParameter.endsWith("]")
                        ? List.of(
                                idParameter
                                        .substring(1, idParameter.length() - 1)
                                        .split("\\s*,\\s*", -1))
                        : List.of(path);
        if (ids.equals(List.of(""))) {
            throw WebserviceError.empty(404);
        }
        List<String> unknown = ids.stream().filter(id -> find(schema, id).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            throw new WebserviceError(404, 87, "Id(s) not exists: " + String.join(", ", unknown));
        }
        new HashSet<>(ids).forEach(id -> products.remove(Long.parseLong(id)));
        return WebserviceReply.empty(200);
    }

    private static void checkIds(String method, List<WebserviceBody.Sent> objects)
            throws WebserviceError {
        Set<String> seen = new HashSet<>();
        for (WebserviceBody.Sent sent : objects) {
            String id = sent.id();
            if (method.equals("POST")) {
                if (!id.isEmpty()) {
                    throw new WebserviceError(
                            400, 91, "id is forbidden when adding a new resource");
                }
            } else if (id.isEmpty()) {
                throw new WebserviceError(400, 90, "id is required when modifying a resource");
            } else if (!seen.add(id)) {
                throw new WebserviceError(400, 89, "id is duplicate in request");
            }
        }
    }

    private WebserviceRow save(String method, WebserviceSchema schema, WebserviceBody.Sent sent)
            throws WebserviceError {
        Optional<WebserviceRow> old = find(schema, sent.id());
        if (!method.equals("POST") && old.isEmpty()) {
            throw new WebserviceError(404, 92, "Invalid ID");
        }
        checkFields(method, schema, sent);
        if (schema.resource().equals(PrestashopState.STOCKS)) {
            return stocks.write(old.orElseThrow(), sent, method.equals("PATCH"));
        }
        return switch (method) {
            case "POST" -> products.create(sent);
            case "PUT" -> products.replace(old.orElseThrow(), sent);
            default -> products.patch(old.orElseThrow(), sent);
        };
    }

    /**
     * Position below 1 (060), read-only fields (047, 059), required ones (079), in the fields'
     * order.
     */
    private static void checkFields(
            String method, WebserviceSchema schema, WebserviceBody.Sent sent)
            throws WebserviceError {
        List<WebserviceError.Entry> entries = new ArrayList<>();
        for (WebserviceField field : schema.fields()) {
            Map<String, String> scalars = sent.scalars();
            if (field.name().equals("position_in_category")
                    && scalars.containsKey(field.name())
                    && !scalars.getOrDefault(field.name(), "").matches("[1-9]\\d*")) {
                entries.add(
                        new WebserviceError.Entry(
                                134, "You cannot set 0 or a negative position, the minimum is 1."));
            }
            if (field.readOnly() && sent.sends(field.name())) {
                entries.add(
                        new WebserviceError.Entry(
                                93,
                                "parameter \""
                                        + field.name()
                                        + "\" not writable. Please remove this attribute of this XML"));
                throw new WebserviceError(400, entries);
            }
            if (field.required() && !method.equals("PATCH") && !sent.sends(field.name())) {
                entries.add(
                        new WebserviceError.Entry(
                                41, "parameter \"" + field.name() + "\" required"));
                throw new WebserviceError(400, entries);
            }
        }
        if (!entries.isEmpty()) {
            throw new WebserviceError(500, entries);
        }
    }

    private Optional<WebserviceRow> find(WebserviceSchema schema, String id) {
        return id.matches("\\d{1,18}")
                ? state.row(schema.resource(), Long.parseLong(id))
                : Optional.empty();
    }
}
