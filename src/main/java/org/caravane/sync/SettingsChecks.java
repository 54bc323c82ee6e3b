package org.caravane.sync;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.caravane.model.CatalogueUse;
import org.caravane.model.CheckLine;
import org.caravane.model.Warehouse;
import org.jspecify.annotations.Nullable;

/** Whether what a shop's settings name is there in the ERP, and in the shop what the ERP uses. */
public final class SettingsChecks {
    private static final int EXAMPLES = 3;

    /** The warehouse that a shop's quantities are of. */
    public List<CheckLine> warehouse(
            String subject, ShopPolicy policy, @Nullable List<Warehouse> warehouses) {
        if (warehouses == null) {
            return unread(subject, "warehouse", "warehouses");
        }
        String id = policy.stock().warehouse();
        if (id.equals("0")) {
            long open = warehouses.stream().filter(Warehouse::open).count();
            return List.of(
                    open > 0
                            ? CheckLine.ok(
                                    subject, "warehouse", "all open ones: " + labels(warehouses))
                            : CheckLine.wrong(
                                    subject,
                                    "warehouse",
                                    "Dolibarr has no open warehouse",
                                    "open one in Dolibarr"));
        }
        return List.of(
                warehouses.stream()
                        .filter(w -> w.id().equals(id))
                        .findFirst()
                        .map(
                                w ->
                                        w.open()
                                                ? CheckLine.ok(
                                                        subject,
                                                        "warehouse",
                                                        "%s %s, which is open"
                                                                .formatted(id, w.label()))
                                                : CheckLine.wrong(
                                                        subject,
                                                        "warehouse",
                                                        "%s %s is closed in Dolibarr"
                                                                .formatted(id, w.label()),
                                                        "open it, or set shop.%s.warehouse to another"
                                                                .formatted(policy.shop())))
                        .orElseGet(
                                () ->
                                        CheckLine.wrong(
                                                subject,
                                                "warehouse",
                                                "Dolibarr has no warehouse with the id %s, but %s"
                                                        .formatted(id, labels(warehouses)),
                                                "correct shop.%s.warehouse"
                                                        .formatted(policy.shop()))));
    }

    private static List<CheckLine> unread(String subject, String check, String what) {
        return List.of(
                CheckLine.cannotTell(
                        subject, check, "Dolibarr's %s could not be read".formatted(what), ""));
    }

    private static String labels(List<Warehouse> warehouses) {
        return warehouses.stream()
                .filter(Warehouse::open)
                .map(w -> w.id() + " " + w.label())
                .collect(Collectors.joining(", "));
    }

    /** The price level that a shop's prices are of, and those of them that are impossible. */
    public List<CheckLine> priceLevel(
            String subject, ShopPolicy policy, @Nullable CatalogueUse use) {
        if (use == null) {
            return unread(subject, "price level", "prices");
        }
        if (use.products() == 0) {
            return List.of(
                    CheckLine.cannotTell(
                            subject,
                            "price level",
                            "Dolibarr has no product on sale yet to see prices of",
                            "check again when there is one"));
        }
        OptionalInt level = policy.priceLevel();
        String property = "shop.%s.price-level".formatted(policy.shop());
        List<CheckLine> lines = new ArrayList<>();
        lines.add(
                level.isPresent()
                        ? priceLevel(subject, level.getAsInt(), property, use)
                        : noLevel(subject, property, use));
        int taken = use.levels().isEmpty() ? 0 : level.orElse(0);
        List<String> impossible = use.contradictions().getOrDefault(taken, List.of());
        if (!impossible.isEmpty()) {
            lines.add(
                    CheckLine.wrong(
                            subject,
                            "prices",
                            "%d of %d products looked at are held, because their two prices contradict their VAT: %s%s"
                                    .formatted(
                                            impossible.size(),
                                            use.products(),
                                            impossible.stream()
                                                    .limit(EXAMPLES)
                                                    .collect(Collectors.joining(", ")),
                                            impossible.size() > EXAMPLES ? ", and others" : ""),
                            "save their prices again in Dolibarr"));
        }
        return lines;
    }

    private static CheckLine noLevel(String subject, String property, CatalogueUse use) {
        return use.levels().isEmpty()
                ? CheckLine.ok(subject, "price level", "none, and Dolibarr has none")
                : CheckLine.wrong(
                        subject,
                        "price level",
                        "Dolibarr has price levels, and none is set: such products are held",
                        "set %s to one of %s".formatted(property, use.levels().keySet()));
    }

    /**
     * How soon prices arrive that are imported into levels: they move no stamp of their product
     * (contract section 10).
     *
     * @param every how often all prices are looked at, in seconds; 0 for the nightly reconcile
     *     alone
     */
    public List<CheckLine> priceImports(
            String subject, ShopPolicy policy, @Nullable CatalogueUse use, int every) {
        if (use == null || use.levels().isEmpty() || policy.priceLevel().isEmpty()) {
            return List.of();
        }
        return List.of(
                every > 0
                        ? CheckLine.ok(
                                subject,
                                "price imports",
                                "prices imported into levels move no date that polls could see: they are looked for every %d min"
                                        .formatted(Math.max(1, every / 60)))
                        : CheckLine.cannotTell(
                                subject,
                                "price imports",
                                "prices imported into levels move no date that polls could see: they arrive with the nightly reconcile",
                                "set reconcile.prices-every, or run the operation reconcile after an import"));
    }

    private static CheckLine priceLevel(
            String subject, int level, String property, CatalogueUse use) {
        int priced = use.levels().getOrDefault(level, 0);
        if (priced > 0) {
            return CheckLine.ok(
                    subject,
                    "price level",
                    "%d, which %d of %d products looked at have"
                            .formatted(level, priced, use.products()));
        }
        if (use.levels().isEmpty()) {
            return CheckLine.wrong(
                    subject,
                    "price level",
                    "%d is set, and Dolibarr shows no price levels: each product's own price is taken"
                            .formatted(level),
                    "switch multiprices on in Dolibarr's module Products and give prices by level, or empty %s"
                            .formatted(property));
        }
        return CheckLine.wrong(
                subject,
                "price level",
                "none of the %d products looked at has a price at level %d"
                        .formatted(use.products(), level),
                use.levels().containsKey(level)
                        ? "give products a price at that level, or correct %s".formatted(property)
                        : "set %s to one of %s".formatted(property, use.levels().keySet()));
    }

    /**
     * Every VAT rate in use has a tax rules group in the shop; products of one that has none are
     * held.
     *
     * @param rates number of products on sale by VAT rate
     */
    public List<CheckLine> rates(
            String subject, @Nullable Map<BigDecimal, Integer> rates, @Nullable Mappings mappings) {
        if (rates == null) {
            return unread(subject, "VAT rates", "products");
        }
        if (mappings == null) {
            return List.of(
                    CheckLine.cannotTell(
                            subject,
                            "VAT rates",
                            "the shop's tax rules groups could not be read",
                            ""));
        }
        List<String> found = new ArrayList<>();
        List<CheckLine> lines = new ArrayList<>();
        rates.forEach(
                (rate, products) -> {
                    String key = Mappings.rateKey(rate);
                    mappings.taxRulesGroup(rate)
                            .ifPresentOrElse(
                                    group -> found.add("%s %% (group %s)".formatted(key, group)),
                                    () ->
                                            lines.add(
                                                    CheckLine.wrong(
                                                            subject,
                                                            "VAT rates",
                                                            "%d products on sale have VAT at %s %%, for which the shop has no tax rules group in its country"
                                                                    .formatted(products, key),
                                                            "add one in International > Taxes, or set shop.%s.tax-rules-groups to %s:ID"
                                                                    .formatted(
                                                                            subject.replaceFirst(
                                                                                    "^shop ", ""),
                                                                            key))));
                });
        if (lines.isEmpty()) {
            lines.add(
                    rates.isEmpty()
                            ? CheckLine.cannotTell(
                                    subject,
                                    "VAT rates",
                                    "Dolibarr has no product on sale yet to see rates of",
                                    "check again when there is one")
                            : CheckLine.ok(
                                    subject,
                                    "VAT rates",
                                    "all in use are known: " + String.join(", ", found)));
        }
        return lines;
    }
}
