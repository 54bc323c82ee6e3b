package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.caravane.model.Batch;
import org.caravane.model.Decision;
import org.caravane.model.FieldValues;
import org.caravane.model.Link;
import org.caravane.model.Listed;
import org.caravane.model.Outcome;
import org.caravane.model.ShopLanguage;
import org.caravane.model.ShopStamp;
import org.caravane.model.Verdict;

/**
 * Products on their way out and back: one document a batch, one outcome a product (contract,
 * sections 2 to 4).
 */
public final class ProductWrites {

    /**
     * Whether the shop must be read first: a multilingual field and the categories are replaced
     * whole, and without PATCH so is everything.
     */
    public boolean needsCurrent(Batch batch, boolean patch) {
        return !batch.create()
                && (!patch || batch.items().stream().anyMatch(ProductWrites::replacesWhole));
    }

    /**
     * Asks for the texts of all languages: those of a language that is switched off are not shown
     * without it, and a write that replaces the field whole would empty them. Ready for a URL,
     * empty where the shop has one language.
     */
    public String languageQuery(List<ShopLanguage> languages) {
        return languages.size() < 2
                ? ""
                : languages.stream()
                        .map(language -> Integer.toString(language.id()))
                        .collect(Collectors.joining("%7C", "&language=[", "]"));
    }

    /** The ids of a batch of updates as filter values, ready for a URL. */
    public String ids(Batch batch) {
        return batch.items().stream()
                .map(d -> Long.toString(update(d).target().targetId()))
                .collect(Collectors.joining("%7C"));
    }

    /**
     * The batch as one document.
     *
     * @param current the products as read, by {@link #byId}; empty when none were needed
     */
    public ProductDocument document(
            Batch batch, Map<Long, JsonNode> current, List<ShopLanguage> languages, boolean patch) {
        List<Map<String, Object>> products = new ArrayList<>();
        for (Decision decision : batch.items()) {
            if (decision.verdict() instanceof Verdict.Create create) {
                products.add(
                        node(
                                create.values(),
                                List.of(create.values().get(ProductFields.CATEGORY).orElse(""))));
            } else {
                Verdict.Update update = update(decision);
                Optional<JsonNode> read =
                        Optional.ofNullable(current.get(update.target().targetId()));
                products.add(updated(decision, update, read, languages, patch));
            }
        }
        return new ProductDocument(products);
    }

    /** Nothing was read, because nothing is replaced whole. */
    public Map<Long, JsonNode> nothingRead() {
        return Map.of();
    }

    /** The products of a list answer, by id. */
    public Map<Long, JsonNode> byId(JsonNode root) {
        Map<Long, JsonNode> products = new HashMap<>();
        WebserviceXml.all(root.path("products"), "product")
                .forEach(p -> WebserviceXml.id(p, "id").ifPresent(id -> products.put(id, p)));
        return products;
    }

    /** The ids of a batch of updates that were not among those read, ready for a URL. */
    public String lacking(Batch batch, Map<Long, JsonNode> current) {
        return batch.items().stream()
                .map(d -> update(d).target().targetId())
                .filter(id -> !current.containsKey(id))
                .map(id -> Long.toString(id))
                .collect(Collectors.joining("%7C"));
    }

    /**
     * Returns when products that were missing in one list are missing in another as well.
     *
     * @param again a list that asked for them only
     * @throws ShopUnavailable when one of them is there
     */
    public void requireLacking(Batch batch, Map<Long, JsonNode> current, JsonNode again) {
        byId(again).keySet().stream()
                .filter(id -> !current.containsKey(id))
                .filter(
                        id ->
                                batch.items().stream()
                                        .anyMatch(d -> update(d).target().targetId() == id))
                .findFirst()
                .ifPresent(
                        id -> {
                            throw new ShopUnavailable(
                                    "The shop contradicts itself: its product %d was missing in one list and is there in another: a cache, a module or an override changes its lists"
                                            .formatted(id));
                        });
    }

    /**
     * What became of each, in order, without what the shop stamps on it.
     *
     * @throws ShopDoubt when the answer does not hold what was sent
     */
    public List<Outcome> answered(Batch batch, JsonNode root) {
        return outcomes(batch, root, false, true);
    }

    /**
     * What became of each, in order.
     *
     * @param shopQuery the scope of the write: stamps of one shop of many are not comparable
     * @param patch false: it was written whole, and what the shop stamped on it stands for itself
     * @throws ShopDoubt when the answer does not hold what was sent
     */
    public List<Outcome> answered(Batch batch, JsonNode root, String shopQuery, boolean patch) {
        return outcomes(batch, root, shopQuery.isEmpty(), patch);
    }

    /** The ids of products just made, never empty so that it can stand in a list of SQL. */
    public List<Long> createdIds(List<Outcome> outcomes) {
        List<Long> ids =
                outcomes.stream().flatMap(o -> o.link().stream()).map(Link::targetId).toList();
        return ids.isEmpty() ? List.of(-1L) : ids;
    }

    /**
     * Which products turn out to be others than those that were linked, as a sentence: their ids
     * were given again since. Empty when there are none, and of what was written whole: it was read
     * a moment before, and its birth may be of that very write.
     */
    public String strangers(Batch batch, JsonNode root, String shopQuery, boolean patch) {
        boolean compared = patch && shopQuery.isEmpty() && !batch.create();
        List<JsonNode> products = WebserviceXml.all(root, "product");
        List<String> strangers = new ArrayList<>();
        for (int i = 0; i < products.size() && compared; i++) {
            if (isStranger(batch.items().get(i), products.get(i))) {
                strangers.add(
                        "%s (%s)"
                                .formatted(
                                        WebserviceXml.text(products.get(i), "id"),
                                        batch.items().get(i).ref()));
            }
        }
        return strangers.isEmpty()
                ? ""
                : "The shop's products %s are others than those that were linked: check what was just written to them"
                        .formatted(Listed.of(strangers));
    }

    private static boolean isStranger(Decision decision, JsonNode product) {
        return linked(decision, product)
                .filter(link -> ProductStamps.of(product).isAnotherThan(link.targetBorn()))
                .isPresent();
    }

    /** Read before it is written whole: an earlier write of ours may have set its birth. */
    static boolean isStrangerStill(Decision decision, JsonNode product) {
        ShopStamp stamp = ProductStamps.of(product);
        return linked(decision, product)
                .filter(link -> stamp.isAnotherThan(link.targetBorn(), link.ref()))
                .filter(link -> stamp.isAnotherThan(link.targetBorn(), decision.ref()))
                .isPresent();
    }

    private static Optional<Link> linked(Decision decision, JsonNode product) {
        Optional<Long> id = WebserviceXml.id(product, "id");
        return decision.claimed()
                .known()
                .link()
                .filter(link -> id.isPresent() && id.get() == link.targetId());
    }

    private static List<Outcome> outcomes(
            Batch batch, JsonNode root, boolean stamped, boolean patch) {
        List<JsonNode> products = WebserviceXml.all(root, "product");
        if (products.size() != batch.size()) {
            throw new ShopDoubt(
                    "The shop answered for %d products of %d"
                            .formatted(products.size(), batch.size()),
                    WebserviceAnswers.kept(root.toString()),
                    false);
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < products.size(); i++) {
            outcomes.add(outcome(batch.items().get(i), products.get(i), stamped, patch));
        }
        return outcomes;
    }

    private static Outcome outcome(
            Decision decision, JsonNode product, boolean stamped, boolean patch) {
        ShopStamp stamp = stamped ? ProductStamps.of(product) : ShopStamp.NONE;
        long id =
                WebserviceXml.id(product, "id")
                        .orElseThrow(
                                () ->
                                        new ShopDoubt(
                                                "The shop answered without an id for "
                                                        + decision.ref(),
                                                "",
                                                false));
        if (decision.verdict() instanceof Verdict.Create create) {
            requireReference(product, create, decision);
            Link link = new Link(id, decision.born(), decision.ref(), Link.Origin.CREATED, false);
            return new Outcome(
                    decision,
                    Optional.of(link),
                    Optional.of(create.values()),
                    stockRow(product),
                    false,
                    stamp);
        }
        requireAnswerOf(update(decision).target().targetId(), id, decision);
        if (stamped && patch && isStranger(decision, product)) {
            String born = decision.claimed().known().link().map(Link::targetBorn).orElse("");
            return updated(decision, new ShopStamp(born, ""));
        }
        return updated(decision, stamp);
    }

    /** The shop answers a creation with the object as it was sent (contract, section 3). */
    private static void requireReference(
            JsonNode product, Verdict.Create create, Decision decision) {
        String sent = create.values().get(ProductFields.REFERENCE).orElse("").strip();
        String answered = WebserviceXml.text(product, ProductFields.REFERENCE).strip();
        if (!answered.equals(sent)) {
            throw new ShopDoubt(
                    "The shop answered for the product %s instead of %s"
                            .formatted(XmlText.firstWords(answered), decision.ref()),
                    "",
                    false);
        }
    }

    /**
     * Returns when an object in an answer is the one that was written.
     *
     * @throws ShopDoubt when it is another: its id would be linked
     */
    static void requireAnswerOf(long written, long answered, Decision decision) {
        if (written != answered) {
            throw new ShopDoubt(
                    "The shop answered for the id %d instead of %d (%s)"
                            .formatted(answered, written, decision.ref()),
                    "",
                    false);
        }
    }

    static Outcome updated(Decision decision) {
        return updated(decision, ShopStamp.NONE);
    }

    /** An update that arrived: the shop has what it had, and the changes. */
    static Outcome updated(Decision decision, ShopStamp stamp) {
        Verdict.Update update = update(decision);
        boolean sameTarget =
                decision.claimed()
                        .known()
                        .link()
                        .filter(l -> l.targetId() == update.target().targetId())
                        .isPresent();
        FieldValues base = sameTarget ? decision.claimed().known().sent() : FieldValues.NONE;
        return new Outcome(
                decision,
                Optional.of(update.target()),
                Optional.of(base.with(update.changes())),
                Optional.empty(),
                false,
                stamp);
    }

    static Optional<Long> stockRow(JsonNode product) {
        List<JsonNode> rows =
                WebserviceXml.all(
                        product.path("associations").path("stock_availables"), "stock_available");
        return rows.size() == 1 ? WebserviceXml.id(rows.get(0), "id") : Optional.empty();
    }

    private static boolean replacesWhole(Decision decision) {
        return update(decision).changes().values().keySet().stream()
                .map(FieldValues::fieldOf)
                .anyMatch(
                        f ->
                                ProductFields.MULTILINGUAL.contains(f)
                                        || f.equals(ProductFields.CATEGORY));
    }

    private static Verdict.Update update(Decision decision) {
        return (Verdict.Update) decision.verdict();
    }

    private static Map<String, Object> updated(
            Decision decision,
            Verdict.Update update,
            Optional<JsonNode> read,
            List<ShopLanguage> languages,
            boolean patch) {
        FieldValues merged = withoutSlug(update.changes());
        List<String> categories = List.of();
        boolean stranger =
                read.filter(
                                product ->
                                        patch
                                                ? isStranger(decision, product)
                                                : isStrangerStill(decision, product))
                        .isPresent();
        if (read.isPresent() && !stranger) {
            var sent = decision.claimed().known().sent();
            merged = LanguageMerge.merge(merged, sent, read.get(), languages);
            categories = categories(update.changes(), read.get());
        } else if (read.isPresent() || !patch || replacesWhole(decision)) {
            throw new ShopRefused(WebserviceAnswers.DELETED, 92, "");
        }
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("id", Long.toString(update.target().targetId()));
        if (!patch) {
            node.putAll(PutMerge.writable(read.orElseThrow()));
        }
        node.putAll(node(merged, categories));
        return node;
    }

    /**
     * The address of a product that is there stays, and one language of it would empty the rest.
     */
    private static FieldValues withoutSlug(FieldValues changes) {
        var kept = new TreeMap<>(changes.values());
        kept.keySet().removeIf(key -> FieldValues.fieldOf(key).equals(ProductFields.SLUG));
        return FieldValues.of(kept);
    }

    /** The categories it is in, and the configured one; none when that does not change. */
    private static List<String> categories(FieldValues changes, JsonNode read) {
        Optional<String> category = changes.get(ProductFields.CATEGORY);
        if (category.isEmpty()) {
            return List.of();
        }
        List<String> ids = new ArrayList<>();
        WebserviceXml.all(read.path("associations").path("categories"), "category")
                .forEach(c -> ids.add(WebserviceXml.text(c, "id")));
        if (!ids.contains(category.get())) {
            ids.add(category.get());
        }
        return ids;
    }

    private static Map<String, Object> node(FieldValues values, List<String> categories) {
        Map<String, Object> node = new LinkedHashMap<>();
        Map<String, List<LanguageValue>> languages = new TreeMap<>();
        values.values()
                .forEach(
                        (key, value) -> {
                            String field = FieldValues.fieldOf(key);
                            if (field.equals(key)) {
                                node.put(field, value);
                            } else {
                                int language = Integer.parseInt(key.substring(field.length() + 1));
                                languages
                                        .computeIfAbsent(field, f -> new ArrayList<>())
                                        .add(new LanguageValue(language, value));
                            }
                        });
        languages.forEach((field, texts) -> node.put(field, Map.of("language", texts)));
        if (!categories.isEmpty()) {
            List<Map<String, String>> ids = categories.stream().map(c -> Map.of("id", c)).toList();
            node.put("associations", Map.of("categories", Map.of("category", ids)));
        }
        return node;
    }
}
