package org.caravane.sync;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Map<Long, List<StockRow>> byProduct =
                rows.stream().collect(Collectors.groupingBy(StockRow::product));
        return candidates.stream().map(c -> decision(c, byProduct, warehouses, policy)).toList();
    }

    private static Decision decision(
            StockCandidate candidate,
            Map<Long, List<StockRow>> rows,
            List<Warehouse> warehouses,
            ShopPolicy policy) {
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
            StockPlaces places = new StockPlaces(read.value(), warehouses, policy);
            Optional<BigDecimal> quantity = quantity(candidate, read.value(), places, policy);
            verdict =
                    quantity.map(q -> verdict(candidate, q, rows, policy.stock()))
                            .orElseGet(() -> held(candidate, places));
            if (isTold(verdict, claimed)) {
                warnings = emptied(places, policy);
            }
        } else {
            verdict =
                    new Verdict.Park(
                            "unreadable",
                            ((Reading.Unreadable<Stock>) candidate.reading().get()).sentence());
        }
        return new Decision(claimed, candidate.ref(), born, verdict, warnings);
    }

    private static boolean sentBefore(StockCandidate candidate) {
        return candidate.claimed().known().sent().get(QUANTITY).isPresent();
    }

    private static boolean isAdopted(StockCandidate candidate) {
        return candidate.product().filter(p -> p.origin() == Link.Origin.ADOPTED).isPresent();
    }

    private static Verdict held(StockCandidate candidate, StockPlaces places) {
        if (!places.counted().isEmpty()) {
            return new Verdict.Hold("Dolibarr gives no virtual stock for it");
        }
        if (places.isElsewhere()) {
            return new Verdict.Hold(
                    "it is %s: transfer it, or name another".formatted(places.elsewhere()));
        }
        String nowhere = "it belongs to no warehouse in Dolibarr";
        return new Verdict.Hold(
                isAdopted(candidate)
                        ? nowhere + ": the shop keeps its own quantity until stock is booked there"
                        : nowhere);
    }

    /** Whether the shop has, or gets, the quantity decided on: combinations and rows hold some. */
    private static boolean isTold(Verdict verdict, Claimed claimed) {
        return verdict instanceof Verdict.Update
                || (verdict instanceof Verdict.Skip && claimed.known().link().isPresent());
    }

    private static List<String> emptied(StockPlaces places, ShopPolicy policy) {
        if (!policy.stock().requireWarehouse() || !places.counted().isEmpty()) {
            return List.of();
        }
        return List.of(
                places.isElsewhere()
                        ? "It is %s: its quantity is now 0".formatted(places.elsewhere())
                        : "It belongs to no warehouse any more: its quantity is now 0");
    }

    /**
     * Empty when the product is in no warehouse that counts and never was, as far as the shop
     * knows.
     */
    private static Optional<BigDecimal> quantity(
            StockCandidate candidate, Stock stock, StockPlaces places, ShopPolicy policy) {
        Map<String, BigDecimal> lines = places.counted();
        if (lines.isEmpty()) {
            // Stock in another warehouse is Dolibarr's word that this shop has none to sell, and an
            // adopted product would go on selling what the shop had before; one that Caravane made
            // has 0 from the beginning. Without any warehouse Dolibarr has said nothing: its stock
            // may not be kept there at all, and what a merchant typed in the shop is not wiped.
            boolean sold = sentBefore(candidate) || (isAdopted(candidate) && places.isElsewhere());
            return policy.stock().requireWarehouse() && !sold
                    ? Optional.empty()
                    : Optional.of(BigDecimal.ZERO);
        }
        if (policy.stock().virtual()) {
            return stock.virtual();
        }
        return Optional.of(places.sum());
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
