package org.caravane.ops.explain;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.Claimed;
import org.caravane.model.Product;
import org.caravane.model.Reading;
import org.caravane.model.Verdict;
import org.caravane.ops.Settings;
import org.caravane.store.Notes.Recipient;
import org.caravane.sync.Mappings;
import org.caravane.sync.ShopPolicy;
import org.jspecify.annotations.Nullable;

/** One key, explained for some shops. */
final class Explanation {
    private final StoreView store;
    private final Optional<Settings> settings;
    private final SubjectFacts subjects;
    private final InShort inShort;

    /**
     * @param settings as a process reads them; empty when they are not complete
     */
    Explanation(StoreView store, Optional<Settings> settings, ZoneId zone) {
        this.store = store;
        this.settings = settings;
        this.subjects = new SubjectFacts(store, zone);
        this.inShort = new InShort(store);
    }

    /** What is told of one shop. */
    record OfShop(Recipient to, String answer, Facts rule, Facts product, Facts stock) {}

    /**
     * Explains.
     *
     * @param source what Dolibarr has; empty when it could not be asked
     * @param there what the shop has
     */
    OfShop of(Recipient to, String key, Optional<SourceView> source, ShopView there) {
        Claimed product = store.claimed(to, "product", key);
        Claimed stock = store.claimed(to, "stock", key);
        Optional<ShopPolicy> policy = settings.map(s -> s.policy(to.shop()));
        Optional<Verdict> productNow = Optional.empty();
        Optional<Verdict> stockNow = Optional.empty();
        Facts rule = new Facts();
        if (policy.isPresent()) {
            List<Map<String, @Nullable Object>> rows = store.mappings(to.shop());
            Mappings mappings = settings.get().mappings(to.shop(), rows);
            rule.tell("rule", rules(policy.get()));
            boolean probed = !rows.isEmpty();
            rule.tell(
                    "mapping",
                    probed
                            ? mapping(mappings, source, policy.get())
                            : Optional.of(
                                    "cannot tell: the shop was not asked for its tax rules groups yet"));
            if (source.isPresent() && probed) {
                productNow =
                        Optional.of(Decided.product(product, source.get(), policy.get(), mappings));
            }
            if (source.isPresent()) {
                stockNow = Optional.of(Decided.stock(stock, source.get(), policy.get()));
            }
        }
        rule.tell(
                "cannot tell",
                there.isAsked() ? "" : "whether the shop has it, not asked: " + there.unasked());
        Facts ofProduct = new Facts().tell("shop now", there.words());
        productNow.ifPresent(v -> ofProduct.tell("now", Decided.words(v, product, read(source))));
        subjects.tell(to, "product", key, ofProduct);
        Facts ofStock = new Facts();
        stockNow.ifPresent(v -> ofStock.tell("now", Decided.words(v, stock, Optional.empty())));
        subjects.tell(to, "stock", key, ofStock);
        String answer = inShort.of(to, key, source, there, productNow);
        return new OfShop(to, answer, rule, ofProduct, ofStock);
    }

    private static List<String> rules(ShopPolicy policy) {
        List<String> rules = new ArrayList<>();
        if (policy.onlyStock()) {
            rules.add("nothing but stock is sent (only-stock)");
        } else {
            rules.add(
                    policy.priceLevel().isPresent()
                            ? "price level " + policy.priceLevel().getAsInt()
                            : "the product's own price");
            rules.add(
                    policy.updateLabels()
                            ? "texts follow Dolibarr (update-labels)"
                            : "texts are the shop's after creation (update-labels is off)");
        }
        String stock = policy.stock().virtual() ? "virtual stock" : "physical stock";
        rules.add(
                policy.stock().warehouse().equals("0")
                        ? stock + " of all open warehouses"
                        : stock + " of warehouse " + policy.stock().warehouse());
        return rules;
    }

    private static Optional<String> mapping(
            Mappings mappings, Optional<SourceView> source, ShopPolicy policy) {
        return read(source)
                .flatMap(
                        product ->
                                policy.priceLevel().isPresent() && product.prices().levelled()
                                        ? Optional.ofNullable(
                                                product.prices()
                                                        .levels()
                                                        .get(policy.priceLevel().getAsInt()))
                                        : product.prices().plain())
                .map(
                        price ->
                                mappings.taxRulesGroup(price.vatRate())
                                        .map(
                                                group ->
                                                        "VAT %s %% is the shop's tax rules group %s"
                                                                .formatted(
                                                                        Mappings.rateKey(
                                                                                price.vatRate()),
                                                                        group))
                                        .orElse(
                                                "VAT %s %% has no tax rules group in the shop"
                                                        .formatted(
                                                                Mappings.rateKey(
                                                                        price.vatRate()))));
    }

    private static Optional<Product> read(Optional<SourceView> source) {
        return source.flatMap(SourceView::product)
                .flatMap(
                        reading ->
                                reading instanceof Reading.Read<Product> read
                                        ? Optional.of(read.value())
                                        : Optional.empty());
    }

    static List<String> lines(OfShop shop) {
        List<String> lines = new ArrayList<>();
        lines.add("Shop " + shop.to().shop() + " (endpoint " + shop.to().endpoint() + ")");
        lines.add("  " + shop.answer());
        lines.addAll(shop.rule().lines("  "));
        lines.add("  product");
        lines.addAll(shop.product().lines("    "));
        lines.add("  stock");
        lines.addAll(shop.stock().lines("    "));
        return lines;
    }

    static Map<String, Object> json(OfShop shop) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("shop", shop.to().shop());
        json.put("endpoint", shop.to().endpoint());
        json.put("answer", shop.answer());
        json.putAll(shop.rule().json());
        json.put("product", shop.product().json());
        json.put("stock", shop.stock().json());
        return json;
    }
}
