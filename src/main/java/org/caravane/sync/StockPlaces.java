package org.caravane.sync;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caravane.model.Stock;
import org.caravane.model.Warehouse;

/** In which warehouses a product's stock is, and which of them count for a shop. */
final class StockPlaces {
    private static final String ALL = "0";
    private static final int NAMED = 3;

    private final Stock stock;
    private final List<Warehouse> warehouses;
    private final ShopPolicy policy;

    /**
     * @param warehouses all of the source's
     */
    StockPlaces(Stock stock, List<Warehouse> warehouses, ShopPolicy policy) {
        this.stock = stock;
        this.warehouses = warehouses;
        this.policy = policy;
    }

    /** The quantities that count, by warehouse: of the one that the shop names, or of all. */
    Map<String, BigDecimal> counted() {
        return stock.warehouses().entrySet().stream()
                .filter(line -> countsAll() || line.getKey().equals(named()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * What counts of it together. A warehouse that is closed counts only where it is named, because
     * the merchant named it; one that is not listed yet was just made: it counts.
     */
    BigDecimal sum() {
        Set<String> closed =
                warehouses.stream()
                        .filter(warehouse -> !warehouse.open())
                        .map(Warehouse::id)
                        .collect(Collectors.toSet());
        return counted().entrySet().stream()
                .filter(line -> !countsAll() || !closed.contains(line.getKey()))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private boolean countsAll() {
        return named().equals(ALL);
    }

    /** Whether Dolibarr keeps its stock, but none of it where it counts for this shop. */
    boolean isElsewhere() {
        return !stock.warehouses().isEmpty() && counted().isEmpty();
    }

    /** Where it is instead, with the setting that says where it would count. */
    String elsewhere() {
        List<String> ids = stock.warehouses().keySet().stream().sorted().toList();
        String where =
                ids.stream().limit(NAMED).map(this::called).collect(Collectors.joining(", "));
        return "in warehouse %s%s of Dolibarr, not in %s, which shop.%s.warehouse names"
                .formatted(
                        where,
                        ids.size() > NAMED ? " and %d more".formatted(ids.size() - NAMED) : "",
                        called(named()),
                        policy.shop());
    }

    private String called(String id) {
        return warehouses.stream()
                .filter(warehouse -> warehouse.id().equals(id))
                .findFirst()
                .map(warehouse -> "%s (%s)".formatted(id, warehouse.label()))
                .orElse(id);
    }

    private String named() {
        return policy.stock().warehouse();
    }
}
