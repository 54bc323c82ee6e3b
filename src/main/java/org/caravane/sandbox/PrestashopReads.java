package org.caravane.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** GET: the root, lists, one object, schemas (section 2; recordings 023 to 040). */
final class PrestashopReads {

    private final PrestashopState state;
    private final PrestashopSetup setup;
    private final PrestashopViews views;

    PrestashopReads(PrestashopState state, PrestashopSetup setup) {
        this.state = state;
        this.setup = setup;
        this.views = new PrestashopViews(state);
    }

    WebserviceReply read(WebserviceSchema schema, String id, WebserviceQuery query, String base)
            throws WebserviceError {
        if (query.has("schema")) {
            if (setup.hidesSynopsis()) {
                throw WebserviceError.empty(500);
            }
            return WebserviceReply.of(
                    200,
                    WebserviceReply.XML,
                    PrestashopSynopsis.text(schema, query.get("schema"), base));
        }
        WebserviceDisplay display =
                WebserviceDisplay.parse(
                        schema,
                        query.get("display"),
                        query.get("language"),
                        setup.shownLanguages(state.rows("languages")));
        return id.isEmpty()
                ? list(schema, query, display, base)
                : one(schema, id, query, display, base);
    }

    private WebserviceReply one(
            WebserviceSchema schema,
            String id,
            WebserviceQuery query,
            WebserviceDisplay display,
            String base)
            throws WebserviceError {
        Optional<WebserviceRow> found =
                id.matches("\\d{1,18}")
                        ? state.row(schema.resource(), Long.parseLong(id))
                        : Optional.empty();
        if (found.isEmpty()) {
            throw WebserviceError.empty(404);
        }
        if (schema.resource().equals(PrestashopState.STOCKS)
                && !found.get().get("id_shop").equals("1")) {
            throw new WebserviceError(
                    404, 131, "This StockAvailable (" + id + ") does not exists on this shop");
        }
        WebserviceRow row = views.complete(schema, found.get());
        if (query.json()) {
            boolean asked = query.has("display");
            ObjectNode object = WebserviceJson.read(schema, row, display, !asked);
            return json(
                    asked
                            ? WebserviceJson.list(schema.resource(), List.of(object))
                            : WebserviceJson.single(schema.node(), object));
        }
        WebserviceXml xml = new WebserviceXml(base);
        xml.object(schema, row, display);
        return WebserviceReply.of(200, WebserviceReply.XML, xml.text());
    }

    private WebserviceReply list(
            WebserviceSchema schema, WebserviceQuery query, WebserviceDisplay display, String base)
            throws WebserviceError {
        List<WebserviceRow> rows =
                WebserviceFilter.select(
                        schema,
                        query,
                        setup
                                .rows(schema.resource(), state.candidates(schema.resource(), query))
                                .stream());
        boolean idsOnly = !query.has("display");
        if (query.json()) {
            if (rows.isEmpty()) {
                return WebserviceReply.of(200, WebserviceReply.JSON, "[]");
            }
            return json(
                    WebserviceJson.list(
                            schema.listNode(),
                            rows.stream()
                                    .map(
                                            row ->
                                                    idsOnly
                                                            ? WebserviceJson.idOnly(row)
                                                            : WebserviceJson.read(
                                                                    schema,
                                                                    views.complete(schema, row),
                                                                    display,
                                                                    false))
                                    .toList()));
        }
        WebserviceXml xml = new WebserviceXml(base);
        xml.open(schema.listNode());
        for (WebserviceRow row : rows) {
            if (idsOnly) {
                xml.idOnly(schema, row);
            } else {
                xml.object(schema, views.complete(schema, row), display);
            }
        }
        xml.close(schema.listNode());
        return WebserviceReply.of(200, WebserviceReply.XML, xml.text());
    }

    private static WebserviceReply json(ObjectNode node) {
        return WebserviceReply.of(200, WebserviceReply.JSON, WebserviceJson.text(node));
    }
}
