package org.caravane.sandbox;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The columns that filters and sort orders may name, table by table. */
final class DolibarrCatalogues {
    private final DolibarrProductView view;
    private final DolibarrTimes times;

    DolibarrCatalogues(DolibarrProductView view, DolibarrTimes times) {
        this.view = view;
        this.times = times;
    }

    /** The extrafields' columns come and go with the options in use. */
    DolibarrTable products() {
        Map<String, DolibarrTable.Column> columns = new TreeMap<>();
        columns.put("t.rowid", DolibarrTable.id());
        for (String text :
                new String[] {
                    "ref",
                    "ref_ext",
                    "label",
                    "description",
                    "barcode",
                    "price_base_type",
                    "customcode"
                }) {
            columns.put("t." + text, DolibarrTable.text(text));
        }
        for (String number : new String[] {"price", "price_ttc", "tva_tx", "weight"}) {
            columns.put("t." + number, DolibarrTable.number(number));
        }
        columns.put("t.entity", (id, row) -> Optional.of(BigDecimal.ONE));
        columns.put("t.stock", DolibarrTable.number("stock_reel"));
        columns.put("t.tosell", DolibarrTable.numberOrZero("status"));
        columns.put("t.tobuy", DolibarrTable.numberOrZero("status_buy"));
        columns.put("t.fk_product_type", DolibarrTable.numberOrZero("type"));
        columns.put("t.fk_barcode_type", DolibarrTable.number("barcode_type"));
        columns.put("t.datec", DolibarrTable.phpStamp("date_creation", times));
        columns.put("t.tms", DolibarrTable.stamp(DolibarrProductWrites.TMS, times));
        columns.put("ef.tms", DolibarrTable.stamp(DolibarrProductWrites.EXTRAFIELDS_TMS, times));
        columns.put(
                "ef.fk_object",
                (id, row) ->
                        DolibarrTable.id()
                                .apply(id, row)
                                .filter(any -> row.has(DolibarrProductWrites.EXTRAFIELDS_TMS)));
        columns.put("ef.rowid", columns.get("ef.fk_object"));
        for (String option : view.optionNames()) {
            columns.put(
                    "ef." + option.replaceFirst("^options_", ""),
                    (id, row) ->
                            DolibarrTable.textOf(
                                    row.path(DolibarrProductWrites.OPTIONS).path(option)));
        }
        return new DolibarrTable("product", DolibarrTables.PRODUCTS, columns);
    }

    DolibarrTable movements() {
        return new DolibarrTable(
                "stock movement",
                DolibarrTables.MOVEMENTS,
                Map.of(
                        "t.rowid", DolibarrTable.id(),
                        "t.tms", DolibarrTable.stamp("_tms", times),
                        "t.datem", DolibarrTable.phpStamp("_datem", times),
                        "t.fk_product", DolibarrTable.number("product_id"),
                        "t.fk_entrepot", DolibarrTable.number("warehouse_id"),
                        "t.value", DolibarrTable.number("qty"),
                        "t.type_mouvement", DolibarrTable.number("type"),
                        "t.label", DolibarrTable.text("label"),
                        "t.inventorycode", DolibarrTable.text("movementcode")));
    }

    DolibarrTable warehouses() {
        return new DolibarrTable(
                "warehouse",
                DolibarrTables.WAREHOUSES,
                Map.of(
                        "t.rowid", DolibarrTable.id(),
                        "t.ref", DolibarrTable.text("ref"),
                        "t.lieu", DolibarrTable.text("lieu"),
                        "t.statut", DolibarrTable.number("statut"),
                        "t.tms", DolibarrTable.stamp("_tms", times)));
    }

    DolibarrTable orders() {
        return sales("order", DolibarrTables.ORDERS);
    }

    DolibarrTable shipments() {
        return sales("shipment", DolibarrTables.SHIPMENTS);
    }

    private DolibarrTable sales(String name, String rows) {
        return new DolibarrTable(
                name,
                rows,
                Map.of(
                        "t.rowid", DolibarrTable.id(),
                        "t.ref", DolibarrTable.text("ref"),
                        "t.ref_ext", DolibarrTable.text("ref_ext"),
                        "t.ref_client", DolibarrTable.text("ref_client"),
                        "t.ref_customer", DolibarrTable.text("ref_client"),
                        "t.fk_statut", DolibarrTable.number("statut"),
                        "t.tms", DolibarrTable.stamp("_tms", times)));
    }
}
