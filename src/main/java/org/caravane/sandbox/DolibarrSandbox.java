package org.caravane.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.caravane.sandbox.DolibarrProductView.StockDetail;

/**
 * A Dolibarr 23 to try things on, or an older one (see {@link DolibarrSetup#version}), on this
 * machine only: the REST endpoints that Caravane reads, with the answers, errors and oddities
 * recorded from real ones. What these methods change is what a person at the ERP would change; a
 * refusal is an {@link IllegalStateException} with Dolibarr's words.
 */
public final class DolibarrSandbox implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DolibarrDesk desk;
    private final DolibarrFaults faults = new DolibarrFaults();
    private final DolibarrSetup setup;
    private final DolibarrHooks hooks = new DolibarrHooks();
    private final DolibarrServer server;

    /**
     * What kind of Dolibarr it is.
     *
     * @param port 0 for any free one
     * @param stateFile where everything is kept; without one it is gone at the end
     * @param priceLevels 0 for one price a product
     * @param clock of PHP and database; the header Date is the machine's own
     */
    public record Options(
            int port,
            String key,
            Optional<Path> stateFile,
            int priceLevels,
            ZoneId phpZone,
            ZoneId databaseZone,
            Clock clock) {
        /** Three price levels, a French server. */
        public static Options of(int port, String key, Optional<Path> stateFile) {
            ZoneId paris = ZoneId.of("Europe/Paris");
            return new Options(port, key, stateFile, 3, paris, paris, Clock.systemUTC());
        }
    }

    private DolibarrSandbox(Options options) {
        setup = new DolibarrSetup(options);
        desk = new DolibarrDesk(options, setup, faults);
        server =
                DolibarrServer.start(
                        options.port(),
                        faults,
                        new DolibarrApi(desk, faults, setup, options.key()),
                        new DolibarrSwitches(faults, setup, desk, options.key()),
                        new DolibarrMishaps(faults));
    }

    public static DolibarrSandbox start(Options options) {
        return new DolibarrSandbox(options);
    }

    /** {@code http://127.0.0.1:PORT/api/index.php} */
    public String url() {
        return server.url();
    }

    /** As POST /products takes them; the id. */
    public long addProduct(Map<String, Object> fields) {
        return done(() -> desk.products.create(json(fields)));
    }

    /** A product that is a variant of another one. */
    public long addVariant(long parent, Map<String, Object> fields) {
        return done(
                () -> {
                    desk.products.existing(parent);
                    long id = desk.products.create(json(fields));
                    ObjectNode row = desk.products.existing(id).put("_parent", parent);
                    desk.tables.put(DolibarrTables.PRODUCTS, id, row);
                    return id;
                });
    }

    /** As PUT /products/{id} takes them. */
    public void changeProduct(long id, Map<String, Object> fields) {
        run(() -> desk.products.change(id, json(fields)));
    }

    /**
     * As an import of prices into a level writes them: amounts that nobody computed, and no stamp
     * moves. Level 0 is the product's own price.
     *
     * @param columns of {@code price}, {@code price_ttc}, {@code price_base_type} and {@code
     *     tva_tx} those that change
     */
    public void importPrice(long id, int level, Map<String, String> columns) {
        run(
                () -> {
                    ObjectNode row = desk.products.existing(id);
                    DolibarrPrices.store(row, level, columns);
                    desk.tables.put(DolibarrTables.PRODUCTS, id, row);
                });
    }

    /** The module Dynamic Prices has an expression for the product, which gives that price. */
    public void priceByExpression(long id, String price) {
        run(
                () -> {
                    ObjectNode row = desk.products.existing(id);
                    row.put(DolibarrPrices.EXPRESSION, price);
                    desk.tables.put(DolibarrTables.PRODUCTS, id, row);
                });
    }

    /** Moves the extrafields' stamp only. */
    public void changeExtrafields(long id, Map<String, Object> options) {
        changeProduct(id, Map.of(DolibarrProductWrites.OPTIONS, options));
    }

    public void deleteProduct(long id) {
        run(
                () -> {
                    JsonNode shown =
                            desk.view.show(id, desk.products.existing(id), StockDetail.PLAIN);
                    desk.products.delete(id);
                    hooks.tell("PRODUCT_DELETE", id, shown);
                });
    }

    /** A product that there is becomes the variant of another one, whose stamp does not move. */
    public void becomeVariant(long id, long parent) {
        run(() -> desk.variant(id, Optional.of(parent)));
    }

    /** A variant becomes a product of its own again; no stamp moves. */
    public void dissolveVariant(long id) {
        run(() -> desk.variant(id, Optional.empty()));
    }

    /** A price with tax is imported into a level, or written by SQL: no stamp moves. */
    public void importPrice(long id, int level, String vat, String amount) {
        run(() -> desk.importPrice(id, level, "TTC", vat, amount));
    }

    /** Closes or opens a warehouse: no product and no movement tells of it. */
    public void openWarehouse(long id, boolean open) {
        run(() -> desk.stock.open(id, open));
    }

    /**
     * From now on events go there as the module Webhook sends them, before their commit. Only
     * deletions are told.
     */
    public void webhook(URI target) {
        hooks.target(target);
    }

    public long addWarehouse(String ref, boolean open) {
        ObjectNode fields = JSON.createObjectNode().put("label", ref).put("lieu", ref);
        return done(() -> desk.stock.addWarehouse(fields.put("statut", open ? "1" : "0")));
    }

    /** Positive in, negative out. */
    public void moveStock(long product, long warehouse, double qty) {
        ObjectNode fields =
                JSON.createObjectNode().put("qty", BigDecimal.valueOf(qty)).put("type", 2);
        run(() -> desk.move(product, warehouse, fields));
    }

    /** It belongs to no warehouse any more. */
    public void removeStockLines(long product) {
        run(
                () -> {
                    ObjectNode row = desk.products.existing(product);
                    desk.stock.removeLines(row);
                    desk.tables.put(DolibarrTables.PRODUCTS, product, row);
                });
    }

    /** A validated order: the virtual stock moves, the product's stamp does not. */
    public long addOrder(long product, double qty) {
        return done(
                () -> {
                    desk.products.existing(product);
                    return desk.orders.add(product, BigDecimal.valueOf(qty));
                });
    }

    /** Sends the whole order from a warehouse. */
    public long addShipment(long order, long warehouse) {
        return done(() -> desk.orders.ship(order, warehouse));
    }

    /** The detail with stock data. */
    public Optional<JsonNode> product(String ref) {
        return done(
                () ->
                        desk.products
                                .byRef(ref)
                                .map(
                                        id ->
                                                desk.view.showWithParent(
                                                        id,
                                                        desk.products.existing(id),
                                                        StockDetail.COUNTED)));
    }

    public List<String> refs() {
        return done(
                () ->
                        desk.tables.rows(DolibarrTables.PRODUCTS).values().stream()
                                .map(row -> row.path("ref").asText())
                                .toList());
    }

    /** Archives all but the newest movements, so that a long run measures Caravane, not this. */
    public void keepMovements(int most) {
        run(() -> desk.stock.keepMovements(most));
    }

    /** Ids of the warehouses that are open. */
    public Set<String> openWarehouses() {
        return done(
                () ->
                        desk.tables.rows(DolibarrTables.WAREHOUSES).entrySet().stream()
                                .filter(row -> row.getValue().path("statut").asText().equals("1"))
                                .map(row -> Long.toString(row.getKey()))
                                .collect(Collectors.toSet()));
    }

    /** Refs of products that are neither services nor variants nor have variants. */
    public List<String> simpleRefs() {
        return done(
                () -> {
                    var rows = desk.tables.rows(DolibarrTables.PRODUCTS);
                    Set<Long> parents =
                            rows.values().stream()
                                    .filter(row -> row.has("_parent"))
                                    .map(row -> row.path("_parent").asLong())
                                    .collect(Collectors.toSet());
                    return rows.entrySet().stream()
                            .filter(row -> !parents.contains(row.getKey()))
                            .filter(row -> !row.getValue().has("_parent"))
                            .filter(row -> !row.getValue().path("type").asText().equals("1"))
                            .map(row -> row.getValue().path("ref").asText())
                            .toList();
                });
    }

    /**
     * A backup of everything. Running what is returned restores it, as an ERP is restored: what was
     * made since is gone, its ids are given again, and no stamp tells.
     */
    public Runnable backup() {
        Runnable restore = done(desk.tables::backup);
        return () ->
                run(
                        () -> {
                            restore.run();
                            desk.products.index();
                        });
    }

    public DolibarrFaults faults() {
        return faults;
    }

    /** From now on answers take as long as that. */
    public void costs(SandboxCosts costs) {
        server.costs(costs);
    }

    public DolibarrSetup setup() {
        return setup;
    }

    public long requests() {
        return server.requests();
    }

    /** Those below one endpoint, as "products". */
    public long requests(String firstSegment) {
        return server.requests(firstSegment);
    }

    public void forgetRequests() {
        server.forgetRequests();
    }

    @Override
    public void close() {
        server.close();
        desk.close();
    }

    private static JsonNode json(Map<String, Object> fields) {
        return JSON.valueToTree(fields);
    }

    private void run(Runnable work) {
        done(
                () -> {
                    work.run();
                    return true;
                });
    }

    private <T> T done(Supplier<T> work) {
        try {
            return desk.transaction(work);
        } catch (DolibarrProblem problem) {
            String code = problem.detail().map(detail -> " (" + detail + ")").orElse("");
            throw new IllegalStateException(problem.text() + code, problem);
        }
    }
}
