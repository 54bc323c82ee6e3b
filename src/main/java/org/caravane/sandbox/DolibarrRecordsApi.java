package org.caravane.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The endpoints beside the products: movements and warehouses (recordings 77-79, 160), orders and
 * shipments (88-105, 142, 159, 161).
 */
final class DolibarrRecordsApi {
    private final DolibarrDesk desk;
    private final DolibarrFaults faults;
    private final DolibarrSetup setup;

    DolibarrRecordsApi(DolibarrDesk desk, DolibarrFaults faults, DolibarrSetup setup) {
        this.desk = desk;
        this.faults = faults;
        this.setup = setup;
    }

    DolibarrAnswer movements(DolibarrRequest request, List<String> rest, ObjectNode fields) {
        if (!faults.maySeeStock()) {
            throw DolibarrProblem.missingRight(setup);
        }
        if (request.method().equals("POST")) {
            for (String name : List.of("product_id", "warehouse_id", "qty")) {
                if (!fields.hasNonNull(name)) {
                    throw DolibarrProblem.at("validate", 400, "`" + name + "` is required.");
                }
            }
            long product = fields.path("product_id").asLong();
            return written(desk.move(product, fields.path("warehouse_id").asLong(), fields));
        }
        if (!rest.isEmpty()) {
            return one(DolibarrTables.MOVEMENTS, rest, "stock movement", desk.stock::showMovement);
        }
        return desk.lists.answer(
                request,
                desk.catalogues.movements(),
                "t.rowid",
                (id, row) -> true,
                desk.stock::showMovement);
    }

    DolibarrAnswer warehouses(DolibarrRequest request, List<String> rest, ObjectNode fields) {
        if (!faults.maySeeStock()) {
            throw DolibarrProblem.missingRight(setup);
        }
        if (request.method().equals("POST")) {
            return written(desk.stock.addWarehouse(fields));
        }
        if (!rest.isEmpty()) {
            return one(DolibarrTables.WAREHOUSES, rest, "warehouse", desk.stock::showWarehouse);
        }
        return desk.lists.answer(
                request,
                desk.catalogues.warehouses(),
                "t.rowid",
                (id, row) -> true,
                desk.stock::showWarehouse);
    }

    DolibarrAnswer orders(DolibarrRequest request, List<String> rest) {
        if (!setup.maySeeOrders()) {
            throw DolibarrProblem.missingRight(setup);
        }
        if (!rest.isEmpty()) {
            requireVisible();
            return one(DolibarrTables.ORDERS, rest, "Order", desk.orders::showOrder);
        }
        return desk.lists.answer(
                request,
                desk.catalogues.orders(),
                "t.rowid",
                (id, row) -> !faults.isSilentlyEmpty(),
                desk.orders::showOrder);
    }

    DolibarrAnswer shipments(DolibarrRequest request, List<String> rest) {
        if (!setup.maySeeShipments()) {
            throw DolibarrProblem.missingRight(setup);
        }
        if (!rest.isEmpty()) {
            requireVisible();
            return one(DolibarrTables.SHIPMENTS, rest, "Shipment", this::showShipment);
        }
        return desk.lists.answer(
                request,
                desk.catalogues.shipments(),
                "t.rowid",
                (id, row) -> !faults.isSilentlyEmpty(),
                this::showShipment);
    }

    private JsonNode showShipment(long id, ObjectNode row) {
        ObjectNode shipment = desk.orders.showShipment(id, row);
        if (!setup.behaviour().hasShipmentIdsAsNumbers()) {
            shipment.put("id", String.valueOf(id)).put("date_shipping", "");
        }
        return shipment;
    }

    private void requireVisible() {
        if (faults.isSilentlyEmpty()) {
            throw DolibarrProblem.missingRight(setup);
        }
    }

    private DolibarrAnswer one(
            String table,
            List<String> rest,
            String name,
            BiFunction<Long, ObjectNode, JsonNode> show) {
        long id = Long.parseLong(rest.get(0));
        return desk.tables
                .find(table, id)
                .map(row -> DolibarrAnswer.json(200, show.apply(id, row)))
                .orElseThrow(() -> DolibarrProblem.of(404, name + " not found"));
    }

    /** The bare id with status 200, as Dolibarr 23 answers a POST. */
    private static DolibarrAnswer written(long id) {
        return DolibarrAnswer.json(200, JsonNodeFactory.instance.numberNode(id));
    }
}
