package org.caravane.sync;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.caravane.model.Claimed;
import org.caravane.model.Decision;
import org.caravane.model.FieldValues;
import org.caravane.model.Link;
import org.caravane.model.Reading;
import org.caravane.model.Stock;
import org.caravane.model.StockCandidate;
import org.caravane.model.StockRow;
import org.caravane.model.Verdict;
import org.caravane.model.Warehouse;

/** Decides which quantity a shop is told, and on which of its stock rows. */
public final class StockSync {
    private static final String QUANTITY = "quantity";

    /**
     * The source keys whose quantity is needed, as a list for {@code in}: of products in the shop.
     */
    public String keys(List<Claimed> claim) {
        return claim.stream()
                .filter(c -> c.known().productLink().isPresent())
                .map(c -> c.subject().key())
                .collect(Collectors.joining(","));
    }

    public List<Reading<Stock>> nothingRead() {
        return List.of();
    }

    /** One candidate a claimed change, in order. */
    public List<StockCandidate> candidates(List<Claimed> claim, List<Reading<Stock>> readings) {
        Map<String, Reading<Stock>> byKey = new HashMap<>();
        readings.forEach(reading -> byKey.put(reading.key(), reading));
        return claim.stream()
                .map(
                        claimed ->
                                new StockCandidate(
                                        claimed,
                                        Optional.ofNullable(byKey.get(claimed.subject().key()))))
                .toList();
    }

    /** The shop's product ids whose stock rows are not known, or were not looked at for long. */
    public List<Long> unknownRows(List<StockCandidate> candidates) {
        return candidates.stream()
                .filter(c -> c.claimed().known().link().isEmpty())
                .flatMap(c -> c.product().stream())
                .map(Link::targetId)
                .distinct()
                .toList();
    }

    /**
     * One decision a candidate, in order.
     *
     * @param rows what the shop answered for {@link #unknownRows}, combinations included
     * @param warehouses all of the source's
     */
    public List<Decision> decide(
            List<StockCandidate> candidates,
            List<StockRow> rows,
            List<Warehouse> warehouses,
            ShopPolicy policy) {
        // one that is not listed yet was just made: it counts
        Set<String> closed =
                warehouses.stream()
                        .filter(warehouse -> !warehouse.open())
                        .map(Warehouse::id)
                        .collect(Collectors.toSet());
        Map<Long, List<StockRow>> byProduct =
                rows.stream().collect(Collectors.groupingBy(StockRow::product));
        return candidates.stream()
                .map(c -> decision(c, byProduct, closed, policy.stock()))
                .toList();
    }

    private static Decision decision(
            StockCandidate candidate,
            Map<Long, List<StockRow>> rows,
            Set<String> closed,
            ShopPolicy.StockPolicy policy) {
        Claimed claimed = candidate.claimed();
        Optional<Link> product = candidate.product();
        String born = product.map(Link::born).orElse("");
        Verdict verdict;
        List<String> warnings = List.of();
        if (product.isEmpty()) {
            verdict =
                    claimed.known().productPending()
                            ? new Verdict.Wait(
                                    "product",
                                    claimed.subject().key(),
                                    "its product is on its way to the shop")
                            : new Verdict.Hold("its product is not in the shop");
        } else if (product.get().lost()) {
            verdict =
                    new Verdict.Hold("somebody deleted its product in the shop: it is left alone");
        } else if (candidate.reading().isEmpty()) {
            verdict = new Verdict.Hold("Dolibarr does not list its product");
        } else if (candidate.reading().get() instanceof Reading.Read<Stock> read) {
            boolean sentBefore = claimed.known().sent().get(QUANTITY).isPresent();
            Optional<BigDecimal> quantity = quantity(read.value(), policy, closed, sentBefore);
            if (quantity.isPresent() && lostItsWarehouses(read.value(), policy, sentBefore)) {
                warnings = List.of("It belongs to no warehouse any more: its quantity is now 0");
            }
            verdict =
                    quantity.map(q -> verdict(candidate, q, rows, policy))
                            .orElseGet(
                                    () ->
                                            new Verdict.Hold(
                                                    policy.virtual()
                                                                    && read.value()
                                                                            .virtual()
                                                                            .isEmpty()
                                                            ? "Dolibarr gives no virtual stock for it"
                                                            : "it belongs to no warehouse in Dolibarr"));
        } else {
            verdict =
                    new Verdict.Park(
                            "unreadable",
                            ((Reading.Unreadable<Stock>) candidate.reading().get()).sentence());
        }
        return new Decision(claimed, candidate.ref(), born, verdict, warnings);
    }

    private static boolean lostItsWarehouses(
            Stock stock, ShopPolicy.StockPolicy policy, boolean sentBefore) {
        return sentBefore && policy.requireWarehouse() && lines(stock, policy).isEmpty();
    }

    private static Map<String, BigDecimal> lines(Stock stock, ShopPolicy.StockPolicy policy) {
        Predicate<String> counts =
                id -> policy.warehouse().equals("0") || policy.warehouse().equals(id);
        return stock.warehouses().entrySet().stream()
                .filter(line -> counts.test(line.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Empty when the product belongs to no warehouse and never did, as far as the shop knows. */
    private static Optional<BigDecimal> quantity(
            Stock stock, ShopPolicy.StockPolicy policy, Set<String> closed, boolean sentBefore) {
        Map<String, BigDecimal> lines = lines(stock, policy);
        if (lines.isEmpty()) {
            return policy.requireWarehouse() && !sentBefore
                    ? Optional.empty()
                    : Optional.of(BigDecimal.ZERO);
        }
        if (policy.virtual()) {
            return stock.virtual();
        }
        // a named warehouse counts even when closed: the merchant named it
        return Optional.of(
                lines.entrySet().stream()
                        .filter(
                                line ->
                                        !policy.warehouse().equals("0")
                                                || !closed.contains(line.getKey()))
                        .map(Map.Entry::getValue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static Verdict verdict(
            StockCandidate candidate,
            BigDecimal quantity,
            Map<Long, List<StockRow>> rows,
            ShopPolicy.StockPolicy policy) {
        Link product = candidate.product().orElseThrow();
        Optional<Link> row = candidate.claimed().known().link();
        boolean lookedUp = row.isEmpty();
        if (row.isEmpty()) {
            List<StockRow> shopRows = rows.getOrDefault(product.targetId(), List.of());
            if (shopRows.stream().anyMatch(r -> r.combination() != 0)) {
                return new Verdict.Skip(
                        "the shop's product has combinations: its total is the sum of theirs");
            }
            row = rowOf(shopRows, policy).map(r -> link(r, product));
            if (row.isEmpty()) {
                return new Verdict.Hold(
                        shopRows.size() > 1
                                ? "the shop has several stock rows for it: set the shop's id-shop"
                                : "the shop has no stock row for it");
            }
        }
        // shops hold whole pieces: half a piece cannot be sold
        String pieces = quantity.setScale(0, RoundingMode.FLOOR).toPlainString();
        if (candidate.claimed().known().sent().get(QUANTITY).filter(pieces::equals).isPresent()) {
            String equal = "the shop has this quantity";
            return lookedUp
                    ? new Verdict.Update(row.get(), FieldValues.NONE, equal)
                    : new Verdict.Skip(equal);
        }
        return new Verdict.Update(
                row.get(), FieldValues.of(Map.of(QUANTITY, pieces)), "quantity " + pieces);
    }

    private static Link link(StockRow row, Link product) {
        return new Link(row.id(), product.born(), product.ref(), Link.Origin.ADOPTED, false);
    }

    /** A shop of its own has its row; shops that share stock have one row with shop 0. */
    private static Optional<StockRow> rowOf(List<StockRow> rows, ShopPolicy.StockPolicy policy) {
        if (policy.idShop().isPresent()) {
            int idShop = policy.idShop().getAsInt();
            return rows.stream()
                    .filter(r -> r.shop() == idShop)
                    .findFirst()
                    .or(() -> rows.stream().filter(r -> r.shop() == 0).findFirst());
        }
        return rows.size() == 1 ? Optional.of(rows.get(0)) : Optional.empty();
    }
}
