package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.caravane.model.CheckLine;
import org.jspecify.annotations.Nullable;

/** What a shop's lists say of the settings that name something in them. */
public final class ShopChecks {
    private final ShopDefaults defaults = new ShopDefaults();
    private final TaxRules taxRules = new TaxRules();

    /**
     * The language that Dolibarr's texts are in.
     *
     * @param iso as set; empty takes the shop's default
     */
    public List<CheckLine> language(
            String subject,
            String iso,
            @Nullable JsonNode languages,
            @Nullable JsonNode configurations) {
        Optional<Long> main = defaults.language(ShopConfiguration.read(known(configurations)));
        List<JsonNode> all = WebserviceXml.all(known(languages).path("languages"), "language");
        Optional<JsonNode> found =
                all.stream()
                        .filter(
                                l ->
                                        iso.isEmpty()
                                                ? main.equals(WebserviceXml.id(l, "id"))
                                                : WebserviceXml.text(l, "iso_code")
                                                        .equalsIgnoreCase(iso))
                        .findFirst();
        if (found.isEmpty()) {
            return List.of(
                    CheckLine.wrong(
                            subject,
                            "language",
                            iso.isEmpty()
                                    ? "the shop does not have its own default language"
                                    : "the shop has no language %s, but %s"
                                            .formatted(iso, isoCodes(all)),
                            "add it in International > Localization > Languages, or correct %s.language"
                                    .formatted(property(subject))));
        }
        String code = WebserviceXml.text(found.get(), "iso_code");
        return List.of(
                WebserviceXml.text(found.get(), "active").equals("1")
                        ? CheckLine.ok(
                                subject,
                                "language",
                                code + (iso.isEmpty() ? ", the shop's default" : ""))
                        : CheckLine.wrong(
                                subject,
                                "language",
                                "%s is switched off in the shop: nobody reads its texts"
                                        .formatted(code),
                                "enable it in International > Localization > Languages, or correct %s.language"
                                        .formatted(property(subject))));
    }

    /**
     * The country that prices are for, and whether they are taxed at all.
     *
     * @param iso as set; empty takes the shop's default
     */
    public List<CheckLine> country(
            String subject,
            String iso,
            @Nullable JsonNode configurations,
            @Nullable JsonNode countries) {
        ShopConfiguration configuration = ShopConfiguration.read(known(configurations));
        long id = defaults.country(configuration, known(countries), iso);
        List<CheckLine> lines = new ArrayList<>();
        lines.add(
                CheckLine.ok(
                        subject,
                        "country",
                        isoOf(known(countries), id)
                                + (iso.isEmpty() ? ", the shop's default" : "")));
        if (!configuration.isOn("PS_TAX", true)) {
            lines.add(
                    CheckLine.wrong(
                            subject,
                            "taxes",
                            "the shop adds no tax: products with VAT are held, because it would ask their price without tax",
                            "enable tax in International > Taxes"));
        }
        return lines;
    }

    /** The tax rules group of each VAT rate in the shop's country, {@code 5.5} to {@code 3}. */
    public Map<String, String> taxRulesGroups(
            String iso,
            @Nullable JsonNode configurations,
            @Nullable JsonNode countries,
            @Nullable JsonNode groups,
            @Nullable JsonNode rules,
            @Nullable JsonNode taxes) {
        long country =
                defaults.country(
                        ShopConfiguration.read(known(configurations)), known(countries), iso);
        return taxRules.walk(known(groups), known(rules), known(taxes), country).groups();
    }

    /**
     * Whether the groups are there.
     *
     * @param mapped group by VAT rate, found or set by an operator
     */
    public List<CheckLine> groups(
            String subject, Map<String, String> mapped, @Nullable JsonNode groups) {
        Set<Long> active = TaxRules.active(known(groups).path("tax_rule_groups"), "tax_rule_group");
        List<CheckLine> lines = new ArrayList<>();
        List<String> good = new ArrayList<>();
        new TreeMap<>(mapped)
                .forEach(
                        (rate, group) -> {
                            if (group.equals("0") || active.contains(Long.valueOf(group))) {
                                good.add("%s %% is %s".formatted(rate, group));
                            } else {
                                lines.add(
                                        CheckLine.wrong(
                                                subject,
                                                "tax rules groups",
                                                "the group %s, set for VAT at %s %%, is not in the shop or switched off there"
                                                        .formatted(group, rate),
                                                "correct %s.tax-rules-groups, or the mapping in the store"
                                                        .formatted(property(subject))));
                            }
                        });
        lines.add(CheckLine.ok(subject, "tax rules groups", join(good)));
        return lines;
    }

    /**
     * The category of new products.
     *
     * @param categories those with its id
     */
    public List<CheckLine> category(String subject, String id, JsonNode categories) {
        List<JsonNode> found = WebserviceXml.all(categories.path("categories"), "category");
        if (found.isEmpty()) {
            return List.of(
                    CheckLine.wrong(
                            subject,
                            "category",
                            "the shop has no category with the id " + id,
                            "set %s.category to an id of Catalog > Categories"
                                    .formatted(property(subject))));
        }
        return List.of(
                WebserviceXml.text(found.get(0), "active").equals("0")
                        ? CheckLine.wrong(
                                subject,
                                "category",
                                "the category %s is switched off: nobody finds new products in it"
                                        .formatted(id),
                                "enable it in Catalog > Categories, or set %s.category to another"
                                        .formatted(property(subject)))
                        : CheckLine.ok(subject, "category", id + " is there"));
    }

    /**
     * The shop's default currency beside Dolibarr's: prices are sent as numbers.
     *
     * @param dolibarr iso code of Dolibarr's, empty or null when it is not told
     */
    public List<CheckLine> currency(
            String subject,
            @Nullable JsonNode configurations,
            JsonNode currencies,
            @Nullable String dolibarr) {
        String id = value(known(configurations), "PS_CURRENCY_DEFAULT");
        String shop =
                WebserviceXml.all(currencies.path("currencies"), "currency").stream()
                        .filter(c -> WebserviceXml.text(c, "id").equals(id))
                        .map(c -> WebserviceXml.text(c, "iso_code"))
                        .findFirst()
                        .orElse("");
        if (shop.isEmpty()) {
            return List.of(
                    CheckLine.cannotTell(
                            subject,
                            "currency",
                            "the shop does not tell its default currency",
                            ""));
        }
        if (dolibarr == null || dolibarr.isEmpty()) {
            return List.of(
                    CheckLine.cannotTell(
                            subject,
                            "currency",
                            "the shop's default is %s; Dolibarr tells its own to administrators only"
                                    .formatted(shop),
                            "see that Dolibarr's is %s too, because prices are sent as numbers"
                                    .formatted(shop)));
        }
        return List.of(
                shop.equalsIgnoreCase(dolibarr)
                        ? CheckLine.ok(subject, "currency", shop + " on both sides")
                        : CheckLine.wrong(
                                subject,
                                "currency",
                                "the shop's default is %s, Dolibarr's is %s, and prices are sent as numbers"
                                        .formatted(shop, dolibarr),
                                "make them the same in International > Localization > Currencies"));
    }

    /** The shop of that id was answered for. */
    public List<CheckLine> scope(String subject, OptionalInt id) {
        return List.of(CheckLine.ok(subject, "id shop", id.orElse(0) + " is open to the key"));
    }

    /** Whether the installation has several shops. */
    public boolean multistore(@Nullable JsonNode configurations) {
        return configurations != null
                && value(configurations, "PS_MULTISHOP_FEATURE_ACTIVE").equals("1");
    }

    /**
     * The scope of an installation that has one shop.
     *
     * @param scoped whether the settings name an id
     */
    public List<CheckLine> single(String subject, boolean scoped) {
        return List.of(
                CheckLine.ok(
                        subject,
                        "multistore",
                        scoped ? "is off, and id-shop not needed" : "is off: one shop"));
    }

    /**
     * The scope of an installation that may have several.
     *
     * @param scoped whether the settings name an id for each of its shops
     */
    public List<CheckLine> several(String subject, boolean scoped, JsonNode shops) {
        List<String> names =
                WebserviceXml.all(shops.path("shops"), "shop").stream()
                        .map(s -> WebserviceXml.text(s, "id") + " " + WebserviceXml.text(s, "name"))
                        .toList();
        if (scoped || names.size() < 2) {
            return List.of(
                    CheckLine.ok(subject, "multistore", "is on, with the shops " + join(names)));
        }
        return List.of(
                CheckLine.wrong(
                        subject,
                        "multistore",
                        "is on, with the shops %s, and the settings do not say which is meant"
                                .formatted(join(names)),
                        "set shop.NAME.id-shop for each shop of this endpoint"));
    }

    /** A list that could not be read has a line of its own. */
    private static JsonNode known(@Nullable JsonNode list) {
        if (list == null) {
            throw new Unknowable("the shop's lists that it needs could not be read");
        }
        return list;
    }

    private static String join(List<String> names) {
        return String.join(", ", names);
    }

    private static String value(JsonNode configurations, String name) {
        return WebserviceXml.all(configurations.path("configurations"), "configuration").stream()
                .filter(c -> WebserviceXml.text(c, "name").equals(name))
                .map(c -> WebserviceXml.text(c, "value"))
                .findFirst()
                .orElse("");
    }

    private static String isoCodes(List<JsonNode> languages) {
        Set<String> codes = new TreeSet<>();
        languages.forEach(l -> codes.add(WebserviceXml.text(l, "iso_code")));
        return String.join(", ", codes);
    }

    private static String isoOf(JsonNode countries, long id) {
        return WebserviceXml.all(countries.path("countries"), "country").stream()
                .filter(c -> WebserviceXml.id(c, "id").filter(i -> i == id).isPresent())
                .map(c -> WebserviceXml.text(c, "iso_code"))
                .findFirst()
                .orElse("id " + id);
    }

    /** {@code shop.main} of {@code shop main}. */
    private static String property(String subject) {
        return subject.replace(' ', '.');
    }
}
