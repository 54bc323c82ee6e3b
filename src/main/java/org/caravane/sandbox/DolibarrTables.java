package org.caravane.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sandbox's rows by table and id, in memory and, with a state file, on disk when {@link
 * #commit} returns. An id is never given twice, not even after a deletion and a restart. Not
 * thread-safe: {@link DolibarrDesk} holds the lock.
 */
final class DolibarrTables implements AutoCloseable {
    static final String PRODUCTS = "product";
    static final String WAREHOUSES = "entrepot";
    static final String MOVEMENTS = "stock_mouvement";
    static final String STOCK_LINES = "product_stock";
    static final String ORDERS = "commande";
    static final String SHIPMENTS = "expedition";

    private static final int COMPACTED_AFTER = 5000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, SortedMap<Long, ObjectNode>> tables = new HashMap<>();
    private final Map<String, Long> lastIds = new HashMap<>();
    private final Optional<Path> stateFile;
    private Optional<DolibarrJournal> journal;
    private int appended;
    private long version;
    private ArrayNode pending = NODES.arrayNode();

    DolibarrTables(Optional<Path> stateFile) {
        this.stateFile = stateFile;
        stateFile.ifPresent(file -> DolibarrJournal.read(file).forEach(this::replay));
        journal = stateFile.map(file -> DolibarrJournal.compacted(file, everything()));
    }

    /** What takes the tables back to this moment: ids given since are given again. */
    Runnable backup() {
        JsonNode then = everything().deepCopy();
        return () -> {
            tables.clear();
            lastIds.clear();
            replay(then.deepCopy());
            version++;
            close();
            journal = stateFile.map(file -> DolibarrJournal.compacted(file, everything()));
        };
    }

    long insert(String table, ObjectNode row) {
        long id = lastIds.getOrDefault(table, 0L) + 1;
        put(table, id, row);
        return id;
    }

    void put(String table, long id, ObjectNode row) {
        keep(table, id, row);
        pending.addObject().put("table", table).put("id", id).set("row", row);
    }

    void delete(String table, long id) {
        table(table).remove(id);
        pending.addObject().put("table", table).put("id", id);
    }

    /** An id for something that lives inside another row. */
    long reserve(String table) {
        long id = lastIds.getOrDefault(table, 0L) + 1;
        used(table, id);
        pending.addObject().put("table", table).put("id", id);
        return id;
    }

    /** Moves with every write. */
    long version() {
        return version;
    }

    /** A copy: changing it changes nothing until it is {@link #put} back. */
    Optional<ObjectNode> find(String table, long id) {
        return Optional.ofNullable(table(table).get(id)).map(ObjectNode::deepCopy);
    }

    /** The rows themselves, to read. */
    SortedMap<Long, ObjectNode> rows(String table) {
        return Collections.unmodifiableSortedMap(table(table));
    }

    void commit() {
        ArrayNode changes = pending;
        pending = NODES.arrayNode();
        if (!changes.isEmpty()) {
            journal.ifPresent(open -> open.append(NODES.objectNode().set("changes", changes)));
            if (journal.isPresent() && ++appended >= COMPACTED_AFTER) {
                // or a sandbox that is worked in for days would fill the disk
                journal.get().close();
                journal =
                        Optional.of(
                                DolibarrJournal.compacted(stateFile.orElseThrow(), everything()));
                appended = 0;
            }
        }
    }

    @Override
    public void close() {
        journal.ifPresent(DolibarrJournal::close);
    }

    private void replay(JsonNode line) {
        line.path("last").fields().forEachRemaining(e -> used(e.getKey(), e.getValue().asLong()));
        for (JsonNode change : line.path("changes")) {
            String table = change.path("table").asText();
            long id = change.path("id").asLong();
            if (change.path("row") instanceof ObjectNode row) {
                keep(table, id, row);
            } else {
                table(table).remove(id);
                used(table, id);
            }
        }
    }

    private JsonNode everything() {
        ObjectNode state = NODES.objectNode();
        ObjectNode last = state.putObject("last");
        lastIds.forEach(last::put);
        ArrayNode changes = state.putArray("changes");
        tables.forEach(
                (name, rows) ->
                        rows.forEach(
                                (id, row) ->
                                        changes.addObject()
                                                .put("table", name)
                                                .put("id", id)
                                                .set("row", row)));
        return state;
    }

    private void keep(String table, long id, ObjectNode row) {
        table(table).put(id, row);
        version++;
        used(table, id);
    }

    private void used(String table, long id) {
        lastIds.merge(table, id, Math::max);
    }

    private SortedMap<Long, ObjectNode> table(String name) {
        return tables.computeIfAbsent(name, any -> new TreeMap<>());
    }
}
