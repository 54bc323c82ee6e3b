package org.caravane.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables of the shop. Rows are replaced, never changed; {@link #commit} makes a write last. */
final class PrestashopState implements AutoCloseable {

    static final List<String> LANGUAGES = List.of("1", "2");
    static final String PRODUCTS = "products";
    static final String STOCKS = "stock_availables";
    private static final int COMPACTED_AFTER = 5000;

    private final Map<String, Map<Long, WebserviceRow>> tables = new HashMap<>();
    private final Map<String, Long> last = new HashMap<>();
    private final Map<String, Set<Long>> stockOfProduct = new HashMap<>();
    private final Map<String, Set<Long>> byReference = new HashMap<>();
    private final List<PrestashopJournal.Change> pending = new ArrayList<>();
    private final Optional<Path> file;
    private Optional<PrestashopJournal> journal;
    private int appended;

    PrestashopState(Optional<Path> file) {
        this.file = file;
        PrestashopFixtures.rows().forEach((table, rows) -> rows.forEach(row -> keep(table, row)));
        try {
            if (file.isPresent()) {
                PrestashopJournal.read(file.get()).forEach(this::apply);
            }
            journal = compacted();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Optional<PrestashopJournal> compacted() throws IOException {
        return file.isPresent()
                ? Optional.of(PrestashopJournal.compact(file.get(), snapshot()))
                : Optional.empty();
    }

    /** What takes the tables back to this moment: ids given since are given again. */
    Runnable backup() {
        Map<String, Map<Long, WebserviceRow>> rows = new HashMap<>();
        tables.forEach((table, all) -> rows.put(table, new TreeMap<>(all)));
        Map<String, Long> given = new HashMap<>(last);
        return () -> restore(rows, given);
    }

    private void restore(Map<String, Map<Long, WebserviceRow>> rows, Map<String, Long> given) {
        tables.clear();
        stockOfProduct.clear();
        last.clear();
        rows.forEach((table, all) -> all.values().forEach(row -> keep(table, row)));
        last.putAll(given);
        pending.clear();
        try {
            close();
            journal = compacted();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Collection<WebserviceRow> rows(String table) {
        return table(table).values();
    }

    /** At least the rows that a query can select: those an index finds, or all. */
    Collection<WebserviceRow> candidates(String table, WebserviceQuery query) {
        List<String> ids = anyOf(query, "id");
        if (areIds(ids)) {
            return ids.stream()
                    .map(Long::valueOf)
                    .distinct()
                    .flatMap(id -> row(table, id).stream())
                    .toList();
        }
        List<String> owners = anyOf(query, "id_product");
        if (table.equals(STOCKS) && areIds(owners)) {
            return owners.stream()
                    .map(Long::valueOf)
                    .distinct()
                    .flatMap(id -> stock(id).stream())
                    .sorted(Comparator.comparingLong(WebserviceRow::id))
                    .toList();
        }
        List<String> references = anyOf(query, "reference");
        if (table.equals(PRODUCTS) && !references.isEmpty()) {
            return references.stream()
                    .map(WebserviceCollation::fold)
                    .distinct()
                    .flatMap(folded -> byReference.getOrDefault(folded, Set.of()).stream())
                    .sorted()
                    .flatMap(id -> row(table, id).stream())
                    .toList();
        }
        return rows(table);
    }

    private static boolean areIds(List<String> values) {
        return !values.isEmpty() && values.stream().allMatch(id -> id.matches("\\d{1,18}"));
    }

    /** The values of a filter {@code [a|b|c]}; none where it is of another kind. */
    private static List<String> anyOf(WebserviceQuery query, String field) {
        String filter = query.filters().getOrDefault(field, "");
        boolean list =
                filter.startsWith("[")
                        && filter.endsWith("]")
                        && filter.indexOf('|') > 0
                        && filter.lastIndexOf('[') == 0;
        return list
                ? List.of(filter.substring(1, filter.length() - 1).split("\\|", -1))
                : List.of();
    }

    /** Ids of the shop's languages, active or not. */
    List<String> languages() {
        return rows("languages").stream().map(row -> Long.toString(row.id())).toList();
    }

    /** A value of the table configurations, as text; empty where there is none. */
    String configured(String name) {
        return rows("configurations").stream()
                .filter(row -> row.get("name").equals(name))
                .map(row -> row.get("value"))
                .findFirst()
                .orElse("");
    }

    Optional<WebserviceRow> row(String table, long id) {
        return Optional.ofNullable(table(table).get(id));
    }

    /** The stock rows of a product, simple one and combinations, in the order of their ids. */
    List<WebserviceRow> stock(long product) {
        return stockOfProduct.getOrDefault(Long.toString(product), new TreeSet<>()).stream()
                .flatMap(id -> row(STOCKS, id).stream())
                .toList();
    }

    /** Ids are never given twice, not even after a removal. */
    long nextId(String table) {
        long id = last.getOrDefault(table, 0L) + 1;
        last.put(table, id);
        return id;
    }

    void put(String table, WebserviceRow row) {
        keep(table, row);
        pending.add(
                new PrestashopJournal.Change(
                        table, row.id(), last.getOrDefault(table, 0L), Optional.of(row)));
    }

    void remove(String table, long id) {
        drop(table, id);
        pending.add(
                new PrestashopJournal.Change(
                        table, id, last.getOrDefault(table, 0L), Optional.empty()));
    }

    void commit() {
        if (!pending.isEmpty()) {
            journal.ifPresent(open -> open.append(pending));
            pending.clear();
            if (journal.isPresent() && ++appended >= COMPACTED_AFTER) {
                compact();
            }
        }
    }

    /** Or a shop that is written to for days would fill the disk. */
    private void compact() {
        try {
            journal.orElseThrow().close();
            journal = Optional.of(PrestashopJournal.compact(file.orElseThrow(), snapshot()));
            appended = 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void apply(PrestashopJournal.Change change) {
        change.row()
                .ifPresentOrElse(
                        row -> keep(change.table(), row), () -> drop(change.table(), change.id()));
        last.merge(change.table(), change.last(), Math::max);
    }

    private List<PrestashopJournal.Change> snapshot() {
        List<PrestashopJournal.Change> changes = new ArrayList<>();
        for (String table : List.of(PRODUCTS, STOCKS)) {
            long highest = last.getOrDefault(table, 0L);
            changes.add(new PrestashopJournal.Change(table, 0, highest, Optional.empty()));
            rows(table)
                    .forEach(
                            row ->
                                    changes.add(
                                            new PrestashopJournal.Change(
                                                    table, row.id(), highest, Optional.of(row))));
        }
        return changes;
    }

    private void keep(String table, WebserviceRow row) {
        drop(table, row.id());
        table(table).put(row.id(), row);
        last.merge(table, row.id(), Math::max);
        for (Map<String, String> one : row.items("combinations")) {
            last.merge("combinations", Long.parseLong(one.getOrDefault("id", "0")), Math::max);
        }
        if (table.equals(STOCKS)) {
            stockOfProduct
                    .computeIfAbsent(row.get("id_product"), key -> new TreeSet<>())
                    .add(row.id());
        }
        if (table.equals(PRODUCTS)) {
            byReference.computeIfAbsent(folded(row), key -> new TreeSet<>()).add(row.id());
        }
    }

    private static String folded(WebserviceRow row) {
        return WebserviceCollation.fold(row.get("reference"));
    }

    private void drop(String table, long id) {
        WebserviceRow old = table(table).remove(id);
        if (old != null && table.equals(STOCKS)) {
            stockOfProduct
                    .computeIfAbsent(old.get("id_product"), key -> new TreeSet<>())
                    .remove(id);
        }
        if (old != null && table.equals(PRODUCTS)) {
            byReference.getOrDefault(folded(old), new TreeSet<>()).remove(id);
        }
    }

    private Map<Long, WebserviceRow> table(String table) {
        return tables.computeIfAbsent(table, key -> new TreeMap<>());
    }

    @Override
    public void close() {
        journal.ifPresent(PrestashopJournal::close);
    }
}
