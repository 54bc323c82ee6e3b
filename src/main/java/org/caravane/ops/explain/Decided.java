package org.caravane.ops.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.caravane.model.Candidate;
import org.caravane.model.Claimed;
import org.caravane.model.FieldValues;
import org.caravane.model.Product;
import org.caravane.model.Reading;
import org.caravane.model.ShopLanguage;
import org.caravane.model.Stock;
import org.caravane.model.StockCandidate;
import org.caravane.model.StockRow;
import org.caravane.model.Verdict;
import org.caravane.prestashop.ProductFields;
import org.caravane.prestashop.ShopLimits;
import org.caravane.sync.Mappings;
import org.caravane.sync.ProductOffers;
import org.caravane.sync.ProductSync;
import org.caravane.sync.ShopPolicy;
import org.caravane.sync.StockSync;

/** What a delivery would decide at this moment, by the very decisions that deliveries take. */
final class Decided {
    private static final int LONGEST = 60;

    private Decided() {}

    /**
     * The verdict on a product. The shop is not asked: where nothing is linked, whether it is made
     * or adopted stays open.
     */
    static Verdict product(
            Claimed claimed, SourceView source, ShopPolicy policy, Mappings mappings) {
        List<Reading<Product>> readings =
                source.kind() == Kind.SIMPLE ? source.product().stream().toList() : List.of();
        List<Candidate> candidates =
                new ProductFields()
                        .want(
                                new ProductOffers()
                                        .candidates(List.of(claimed), readings, policy, mappings),
                                languages(claimed),
                                ShopLimits.DEFAULTS);
        return new ProductSync().decide(candidates, List.of(), Map.of(), policy).get(0).verdict();
    }

    /** The verdict on a stock; an unknown row of the shop is taken to be the only one. */
    static Verdict stock(Claimed claimed, SourceView source, ShopPolicy policy) {
        List<Reading<Stock>> readings =
                source.kind() == Kind.SIMPLE ? source.stock().stream().toList() : List.of();
        List<StockCandidate> candidates = new StockSync().candidates(List.of(claimed), readings);
        List<StockRow> rows =
                claimed.known().productLink().stream()
                        .map(
                                link ->
                                        new StockRow(
                                                0,
                                                link.targetId(),
                                                0,
                                                policy.stock().idShop().orElse(0)))
                        .toList();
        return new StockSync()
                .decide(candidates, rows, source.warehouses(), policy)
                .get(0)
                .verdict();
    }

    /** Dolibarr's own texts in every language that was sent: which is the main one is not kept. */
    private static List<ShopLanguage> languages(Claimed claimed) {
        return claimed.known().sent().values().keySet().stream()
                .filter(field -> field.startsWith("name/"))
                .map(field -> Integer.parseInt(field.substring("name/".length())))
                .map(id -> new ShopLanguage(id, "", true))
                .toList();
    }

    /** The verdict in lines: what would be sent, or why nothing would be. */
    static List<String> words(Verdict verdict, Claimed claimed, Optional<Product> product) {
        if (verdict instanceof Verdict.Create) {
            return List.of(
                    "it would be made in the shop, or adopted if a product there has exactly its reference");
        }
        if (!(verdict instanceof Verdict.Update update) || update.changes().isEmpty()) {
            return List.of(
                    "nothing would be sent: "
                            + (verdict instanceof Verdict.Update
                                    ? "only the link is new"
                                    : verdict.reason()));
        }
        List<String> lines = new ArrayList<>();
        FieldValues sent = claimed.known().sent();
        comparable(update, product)
                .forEach(
                        (field, value) ->
                                lines.add(
                                        "%s: %s would become %s"
                                                .formatted(
                                                        field,
                                                        sent.get(field)
                                                                .filter(s -> !s.equals("?"))
                                                                .map(Decided::shown)
                                                                .orElse("what the shop has"),
                                                        shown(value))));
        if (lines.isEmpty()) {
            lines.add("nothing would be sent, translated texts aside");
        }
        return lines;
    }

    /** What differs, without the texts of a translated product: its languages are not known. */
    static Map<String, String> comparable(Verdict.Update update, Optional<Product> product) {
        boolean translated = product.filter(p -> !p.translations().isEmpty()).isPresent();
        Map<String, String> changes = new TreeMap<>(update.changes().values());
        if (translated) {
            changes.keySet().removeIf(field -> !FieldValues.fieldOf(field).equals(field));
        }
        return changes;
    }

    static String shown(String value) {
        String line = value.replaceAll("\\s+", " ").strip();
        return line.isEmpty()
                ? "nothing"
                : line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
