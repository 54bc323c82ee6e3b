package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caravane.model.Batch;
import org.caravane.model.Decision;
import org.caravane.model.Failure;
import org.caravane.model.FieldValues;
import org.caravane.model.Found;
import org.caravane.model.Link;
import org.caravane.model.Outcome;
import org.caravane.model.ShopLanguage;
import org.caravane.model.ShopStamp;
import org.caravane.model.Verdict;

/**
 * Which products of a batch have arrived although the shop answered with a PHP notice, or without
 * saying why it failed: those that the same write would not change any more (contract, section 1:
 * processing goes on and the row is written; section 14: an empty 500 after the row was written).
 */
public final class ProductArrivals {
    private static final Set<String> DECIMALS =
            Set.of("price", "ecotax", "weight", "width", "height", "depth");
    private static final int DATABASE_SCALE = 6;

    public List<Outcome> none() {
        return List.of();
    }

    /**
     * The shop's ids of a batch as filter values, ready for a URL; empty when none is known.
     *
     * @param found what the shop has of the references of a creation
     */
    public String ids(Batch batch, List<Found> found) {
        Map<String, Long> created = created(found);
        return batch.items().stream()
                .flatMap(d -> id(d, created).stream())
                .map(id -> Long.toString(id))
                .collect(Collectors.joining("%7C"));
    }

    /**
     * The arrived ones, each with what was answered as a warning.
     *
     * @param current the products as read after the write, by {@link ProductWrites#byId}
     * @param shopQuery the scope of the read: stamps of one shop of many are not comparable
     */
    public List<Outcome> of(
            Batch batch,
            List<Found> found,
            Map<Long, JsonNode> current,
            List<ShopLanguage> languages,
            Failure failure,
            String shopQuery) {
        Map<String, Long> created = created(found);
        boolean stamped = shopQuery.isEmpty();
        return batch.items().stream()
                .flatMap(d -> arrived(d, created, current, languages, failure, stamped).stream())
                .toList();
    }

    private static Optional<Outcome> arrived(
            Decision decision,
            Map<String, Long> created,
            Map<Long, JsonNode> current,
            List<ShopLanguage> languages,
            Failure failure,
            boolean stamped) {
        Optional<Long> id = id(decision, created);
        JsonNode product = id.map(current::get).orElse(null);
        if (id.isEmpty()
                || product == null
                || (stamped && ProductWrites.isStrangerStill(decision, product))) {
            return Optional.empty();
        }
        Decision warned = warned(decision, failure);
        ShopStamp stamp = stamped ? ProductStamps.of(product) : ShopStamp.NONE;
        if (decision.verdict() instanceof Verdict.Create create) {
            Link link =
                    new Link(id.get(), decision.born(), decision.ref(), Link.Origin.CREATED, false);
            return holds(product, create.values(), FieldValues.NONE, languages)
                    ? Optional.of(
                            new Outcome(
                                    warned,
                                    Optional.of(link),
                                    Optional.of(create.values()),
                                    ProductWrites.stockRow(product),
                                    false,
                                    stamp))
                    : Optional.empty();
        }
        FieldValues sent = decision.claimed().known().sent();
        return holds(product, ((Verdict.Update) decision.verdict()).changes(), sent, languages)
                ? Optional.of(ProductWrites.updated(warned, stamp))
                : Optional.empty();
    }

    /** A notice says itself what is to be mended; a doubt says nothing. */
    static Decision warned(Decision decision, Failure failure) {
        String warning =
                failure.code().equals("shop-notice")
                        ? failure.sentence()
                        : failure.sentence()
                                + ". It has what was sent all the same: a module fails afterwards, or a text of the product is longer than the shop allows by now";
        return new Decision(
                decision.claimed(),
                decision.ref(),
                decision.born(),
                decision.verdict(),
                Stream.concat(decision.warnings().stream(), Stream.of(warning)).toList());
    }

    private static boolean holds(
            JsonNode product,
            FieldValues values,
            FieldValues sent,
            Iterable<ShopLanguage> languages) {
        FieldValues expected = LanguageMerge.merge(values, sent, product, languages);
        // a slug is what the shop makes of what it was sent
        return expected.values().entrySet().stream()
                .filter(e -> !FieldValues.fieldOf(e.getKey()).equals(ProductFields.SLUG))
                .allMatch(e -> holds(product, e.getKey(), e.getValue()));
    }

    private static boolean holds(JsonNode product, String key, String expected) {
        String field = FieldValues.fieldOf(key);
        if (!field.equals(key)) {
            int language = Integer.parseInt(key.substring(field.length() + 1));
            return LanguageMerge.sameText(
                    expected, LanguageMerge.texts(product.path(field)).getOrDefault(language, ""));
        }
        String there = WebserviceXml.text(product, field);
        if (field.equals(ProductFields.CATEGORY)) {
            return there.equals(expected) && isInCategory(product, expected);
        }
        return DECIMALS.contains(field)
                ? decimal(there).equals(decimal(expected))
                : there.equals(expected);
    }

    private static boolean isInCategory(JsonNode product, String category) {
        return WebserviceXml.all(product.path("associations").path("categories"), "category")
                .stream()
                .anyMatch(c -> WebserviceXml.text(c, "id").equals(category));
    }

    private static Optional<BigDecimal> decimal(String number) {
        try {
            return Optional.of(
                    new BigDecimal(number.isBlank() ? "0" : number.strip())
                            .setScale(DATABASE_SCALE, RoundingMode.HALF_UP));
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Long> id(Decision decision, Map<String, Long> created) {
        return decision.verdict() instanceof Verdict.Update update
                ? Optional.of(update.target().targetId())
                : Optional.ofNullable(created.get(decision.ref()));
    }

    /** Those that are there once; a reference that is there twice is for a person. */
    private static Map<String, Long> created(List<Found> found) {
        Map<String, Long> ids = new HashMap<>();
        found.stream()
                .collect(Collectors.groupingBy(Found::reference))
                .forEach(
                        (reference, all) -> {
                            if (all.size() == 1) {
                                ids.put(reference, all.get(0).id());
                            }
                        });
        return ids;
    }
}
