package org.caravane.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Validated orders and shipments of one line (contract section 6, recordings 88 and 101). An order
 * moves the virtual stock and its own {@code tms}; a shipment also moves real stock and the
 * product.
 */
final class DolibarrOrders {
    private static final ObjectNode ORDER = DolibarrProductView.shape(DolibarrOrderShape.ORDER);
    private static final ObjectNode ORDER_LINE =
            DolibarrProductView.shape(DolibarrOrderShape.ORDER_LINE);
    private static final ObjectNode SHIPMENT =
            DolibarrProductView.shape(DolibarrOrderShape.SHIPMENT);
    private static final ObjectNode SHIPMENT_LINE =
            DolibarrProductView.shape(DolibarrOrderShape.SHIPMENT_LINE);

    private final DolibarrTables tables;
    private final DolibarrTimes times;
    private final DolibarrStock stock;

    DolibarrOrders(DolibarrTables tables, DolibarrTimes times, DolibarrStock stock) {
        this.tables = tables;
        this.times = times;
        this.stock = stock;
    }

    long add(long product, BigDecimal qty) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("_product", product).put("_qty", DolibarrStock.text(qty));
        row.put("_open", DolibarrStock.text(qty)).put("statut", "1").put("status", "1");
        long now = times.now();
        long id = tables.insert(DolibarrTables.ORDERS, row.put("_tms", now).put("_created", now));
        row.put("ref", reference("CO", now, id));
        tables.put(DolibarrTables.ORDERS, id, row);
        return id;
    }

    /** Sends a whole order from a warehouse; the order is then in progress, status 2. */
    long ship(long orderId, long warehouse) {
        ObjectNode order =
                tables.find(DolibarrTables.ORDERS, orderId)
                        .orElseThrow(() -> DolibarrProblem.of(404, "Order not found"));
        if (tables.find(DolibarrTables.WAREHOUSES, warehouse).isEmpty()) {
            throw DolibarrProblem.of(404, "Warehouse not found");
        }
        long now = times.now();
        long product = order.path("_product").asLong();
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("_product", product).put("_qty", order.path("_open").asText());
        row.put("statut", "1").put("status", "1");
        row.put("_warehouse", warehouse).put("origin_id", String.valueOf(orderId));
        row.put("_tms", now).put("_created", now);
        long id = tables.insert(DolibarrTables.SHIPMENTS, row);
        row.put("ref", reference("SH", now, id));
        tables.put(DolibarrTables.SHIPMENTS, id, row);
        ObjectNode label = JsonNodeFactory.instance.objectNode();
        label.put("label", "Exp&eacute;dition " + row.path("ref").asText() + " valid&eacute;e");
        BigDecimal out = new BigDecimal(row.path("_qty").asText()).negate();
        stock.move(product, warehouse, out, "2", label);
        order.put("_open", "0").put("statut", "2").put("status", "2").put("_tms", now);
        tables.put(DolibarrTables.ORDERS, orderId, order);
        return id;
    }

    ObjectNode showOrder(long id, ObjectNode row) {
        ObjectNode order = ORDER.deepCopy();
        DolibarrStock.overlay(order, row);
        order.put("id", String.valueOf(id));
        long created = row.path("_created").asLong();
        order.put("date_creation", created).put("date_validation", created);
        order.put("date", created).put("date_commande", created);
        order.put("date_modification", times.shown(row.path("_tms").asLong()));
        ObjectNode line = line(ORDER_LINE, id, row);
        line.put("fk_commande", String.valueOf(id)).put("commande_id", String.valueOf(id));
        order.putArray("lines").add(line);
        return order;
    }

    /** The id is a number, and no stamp is told although the filter knows it. */
    ObjectNode showShipment(long id, ObjectNode row) {
        ObjectNode shipment = SHIPMENT.deepCopy();
        DolibarrStock.overlay(shipment, row);
        shipment.put("id", id).put("date_valid", row.path("_created").asLong());
        long created = row.path("_created").asLong();
        for (String date : List.of("date_creation", "date", "date_expedition", "date_shipping")) {
            shipment.put(date, created);
        }
        ObjectNode line = line(SHIPMENT_LINE, id, row);
        String order = row.path("origin_id").asText();
        line.put("fk_expedition", id)
                .put("origin_line_id", order)
                .put("line_id", line.path("id").asText());
        line.put("qty_shipped", row.path("_qty").asText())
                .put("qty_asked", row.path("_qty").asText());
        line.put("entrepot_id", row.path("_warehouse").asText()).put("fk_elementdet", order);
        line.putArray("details_entrepot")
                .addObject()
                .put("entrepot_id", row.path("_warehouse").asText())
                .put("qty_shipped", row.path("_qty").asText())
                .put("line_id", line.path("id").asText());
        shipment.putArray("lines").add(line);
        return shipment;
    }

    private ObjectNode line(ObjectNode shape, long id, ObjectNode row) {
        ObjectNode line = shape.deepCopy();
        long product = row.path("_product").asLong();
        line.put("id", String.valueOf(id)).put("rowid", String.valueOf(id));
        line.put("fk_product", String.valueOf(product)).put("qty", row.path("_qty").asText());
        tables.find(DolibarrTables.PRODUCTS, product).ifPresent(sold -> describe(line, sold));
        return line;
    }

    private static void describe(ObjectNode line, ObjectNode product) {
        String label = product.path("label").asText();
        line.set("ref", product.path("ref"));
        line.set("product_ref", product.path("ref"));
        line.set("subprice", product.path("price"));
        line.put("product_barcode", product.path("barcode").asText(""));
        for (String field : List.of("desc", "description", "product_label", "libelle")) {
            line.put(field, label);
        }
        if (line.has("tva_tx")) {
            line.set("tva_tx", product.path("tva_tx"));
        }
    }

    private String reference(String prefix, long epoch, long id) {
        return prefix
                + DateTimeFormatter.ofPattern("yyMM").format(times.phpLiteral(epoch))
                + String.format(Locale.ROOT, "-%04d", id);
    }
}
