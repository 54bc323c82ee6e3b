package org.caravane.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caravane.sandbox.DolibarrProductView.StockDetail;

/** The products endpoint (contract section 5, recordings 17-53, 60, 138, 143, 153). */
final class DolibarrProductApi {
    private static final Set<String> NAMES = Set.of("ref", "ref_ext", "barcode");

    private final DolibarrDesk desk;
    private final DolibarrFaults faults;
    private final DolibarrSetup setup;

    DolibarrProductApi(DolibarrDesk desk, DolibarrFaults faults, DolibarrSetup setup) {
        this.desk = desk;
        this.faults = faults;
        this.setup = setup;
    }

    /** Whether the second segment is a name, as in {@code products/ref/X}. */
    static boolean isName(String segment) {
        return NAMES.contains(segment);
    }

    /** What there is below a product's id. */
    static boolean isBelow(String segment) {
        return segment.equals("stock");
    }

    DolibarrAnswer answer(DolibarrRequest request, List<String> rest, ObjectNode fields) {
        if (!faults.maySeeProducts()) {
            throw DolibarrProblem.forbidden();
        }
        if (rest.isEmpty()) {
            return request.method().equals("POST") ? created(fields) : list(request);
        }
        if (isName(rest.get(0))) {
            return detail(request, named(rest.get(0), rest.get(1)));
        }
        long id = Long.parseLong(rest.get(0));
        if (rest.size() > 1) {
            return stockOf(request, id);
        }
        return switch (request.method()) {
            case "PUT" -> {
                desk.products.change(id, fields);
                yield detail(request, id);
            }
            case "DELETE" -> {
                desk.products.delete(id);
                ObjectNode body = JsonNodeFactory.instance.objectNode();
                body.putObject("success").put("code", 200).put("message", "Object deleted");
                yield DolibarrAnswer.json(200, body);
            }
            default -> detail(request, id);
        };
    }

    private DolibarrAnswer created(ObjectNode fields) {
        long id = desk.products.create(fields);
        return DolibarrAnswer.json(200, JsonNodeFactory.instance.numberNode(id));
    }

    private DolibarrAnswer detail(DolibarrRequest request, long id) {
        ObjectNode row = desk.products.existing(id);
        StockDetail stock = stock(request);
        JsonNode product =
                request.flag("includeparentid")
                        ? desk.view.showWithParent(id, row, stock)
                        : desk.view.show(id, row, stock);
        return DolibarrAnswer.json(200, product);
    }

    private long named(String field, String value) {
        String wanted = value.toLowerCase(Locale.ROOT);
        if (field.equals("ref")) {
            return desk.products
                    .byRef(value)
                    .orElseThrow(() -> DolibarrProblem.of(404, "Product not found"));
        }
        return desk.tables.rows(DolibarrTables.PRODUCTS).entrySet().stream()
                .filter(
                        row ->
                                row.getValue().hasNonNull(field)
                                        && row.getValue()
                                                .path(field)
                                                .asText()
                                                .toLowerCase(Locale.ROOT)
                                                .equals(wanted))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> DolibarrProblem.of(404, "Product not found"));
    }

    private DolibarrAnswer list(DolibarrRequest request) {
        long mode = request.number("mode", 0);
        long variants = request.number("variant_filter", 0);
        if (variants != 0 && !setup.hasVariants()) {
            throw DolibarrProblem.of(
                    503,
                    "Error when retrieve product list : Table 'dolibarr.llx_product_attribute_combination' doesn't exist");
        }
        boolean idsOnly = request.flag("ids_only");
        StockDetail stock = stock(request);
        Set<Long> parents = variants == 0 ? Set.of() : parents();
        return desk.lists.answer(
                request,
                desk.catalogues.products(),
                "t.ref",
                (id, row) -> isOfMode(row, mode) && isOfKind(id, row, variants, parents),
                (id, row) ->
                        idsOnly
                                ? TextNode.valueOf(String.valueOf(id))
                                : desk.view.show(id, row, stock));
    }

    /** All warehouses, or the selected one beside the sums of all (recordings 52, 53). */
    private DolibarrAnswer stockOf(DolibarrRequest request, long id) {
        if (!faults.maySeeStock()) {
            throw DolibarrProblem.missingRight(setup);
        }
        ObjectNode product = desk.view.show(id, desk.products.existing(id), StockDetail.COUNTED);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (setup.behaviour().sumsStock()) {
            body.set("stock_reel", product.path("stock_reel"));
            body.set("stock_theorique", product.path("stock_theorique"));
        }
        JsonNode warehouses = product.path("stock_warehouse");
        String selected = request.parameter("selected_warehouse_id", "");
        if (warehouses instanceof ObjectNode lines && !selected.isEmpty()) {
            lines.retain(selected);
        }
        body.set("stock_warehouses", warehouses);
        return DolibarrAnswer.json(200, body);
    }

    private StockDetail stock(DolibarrRequest request) {
        if (!faults.maySeeStock()) {
            return StockDetail.HIDDEN;
        }
        return request.number("includestockdata", 0) == 0 ? StockDetail.PLAIN : StockDetail.COUNTED;
    }

    private static boolean isOfMode(ObjectNode row, long mode) {
        boolean service = row.path("type").asText("0").equals("1");
        return mode == 0 || (mode == 2) == service;
    }

    private static boolean isOfKind(long id, ObjectNode row, long variants, Set<Long> parents) {
        return switch ((int) variants) {
            case 1 -> !parents.contains(id) && !row.has("_parent");
            case 2 -> parents.contains(id);
            case 3 -> row.has("_parent");
            default -> true;
        };
    }

    private Set<Long> parents() {
        return desk.tables.rows(DolibarrTables.PRODUCTS).values().stream()
                .filter(row -> row.has("_parent"))
                .map(row -> row.path("_parent").asLong())
                .collect(Collectors.toSet());
    }
}
