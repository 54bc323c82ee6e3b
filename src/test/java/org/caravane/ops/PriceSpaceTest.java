package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.caravane.dolibarr.DolibarrProducts;
import org.caravane.model.Candidate;
import org.caravane.model.FieldValues;
import org.caravane.model.Found;
import org.caravane.model.Samples;
import org.caravane.model.ShopLanguage;
import org.caravane.model.Verdict;
import org.caravane.prestashop.ProductFields;
import org.caravane.prestashop.ProductLookup;
import org.caravane.prestashop.ShopConfiguration;
import org.caravane.prestashop.ShopLimits;
import org.caravane.prestashop.ShopPricings;
import org.caravane.prestashop.TaxRules;
import org.caravane.prestashop.WebserviceXml;
import org.caravane.sync.Mappings;
import org.caravane.sync.ProductOffers;
import org.caravane.sync.ProductSync;

/**
 * The whole way of a price, from Dolibarr's JSON to the fields that the shop is sent, over levels,
 * bases, rates, tax rules, ecotaxes, decimals and roundings: what the shop then shows is Dolibarr's
 * price with tax to the cent, or the product is held, and held only where it has to be.
 */
class PriceSpaceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper XML = WebserviceXml.mapper();
    private static final Map<String, Integer> COUNTS = new TreeMap<>();

    /** How the amounts of a record go together. */
    enum Kind {
        CONSISTENT,
        TWO_DECIMALS,
        OFF_BY_A_CENT,
        CONTRADICTING,
        UNCOLLECTED,
        NEVER_PRICED
    }

    /** A record of Dolibarr. */
    record Source(
            Kind kind, int level, boolean ttcBase, String rate, String levelRate, int cents) {}

    /**
     * A shop.
     *
     * @param rules the first tax rules group, for the same total rate
     */
    record Shop(
            String rules,
            String ecotax,
            boolean ecotaxed,
            int decimals,
            int rounding,
            boolean taxed) {}

    @Property(
            tries = 20_000,
            seed = "20261129",
            edgeCases = EdgeCasesMode.NONE,
            shrinking = ShrinkingMode.OFF)
    void showsDolibarrsPriceOrHoldsTheProduct(
            @ForAll("sources") Source source, @ForAll("shops") Shop shop) throws IOException {
        ObjectNode product = product(source);
        Verdict verdict = verdict(product, source, shop);
        BigDecimal ttc = amount(product, source, "_ttc");
        String expected = reason(source, shop, amount(product, source, ""), ttc);
        if (verdict instanceof Verdict.Hold hold) {
            assertThat(named(hold.reason())).as(hold.reason()).isEqualTo(expected);
        } else {
            FieldValues sent = ((Verdict.Update) verdict).changes();
            assertThat(shown(sent, source, shop))
                    .as("%s of %s in %s", sent, product, shop)
                    .isEqualByComparingTo(
                            ttc.setScale(Math.max(2, shop.decimals()), RoundingMode.HALF_UP));
            assertThat(expected).as(product + " in " + shop).isEqualTo("sent");
        }
        COUNTS.merge(expected, 1, Integer::sum);
        COUNTS.merge("all", 1, Integer::sum);
    }

    @AfterContainer
    static void tell() {
        System.out.println("prices: " + COUNTS);
        // none of the reasons is so rare that the space does not have it, and most is sent
        assertThat(COUNTS.values()).allMatch(count -> count > 100);
        assertThat(COUNTS).hasSize(8);
        assertThat(COUNTS.get("sent")).isGreaterThan(COUNTS.get("all") / 5);
    }

    @Provide
    Arbitrary<Source> sources() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                net.jqwik.api.Tuple.of(8, Kind.CONSISTENT),
                                net.jqwik.api.Tuple.of(3, Kind.TWO_DECIMALS),
                                net.jqwik.api.Tuple.of(1, Kind.OFF_BY_A_CENT),
                                net.jqwik.api.Tuple.of(1, Kind.CONTRADICTING),
                                net.jqwik.api.Tuple.of(1, Kind.UNCOLLECTED),
                                net.jqwik.api.Tuple.of(1, Kind.NEVER_PRICED)),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.of("0", "2.1", "5.5", "8.5", "10", "15.5", "20", "30.9"),
                        Arbitraries.of("same", "0.0000", "20.0000 (X)"),
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(100, 9_999_999),
                                Arbitraries.integers().between(1, 999).map(units -> units * 100),
                                Arbitraries.integers().between(1, 99)))
                .as(Source::new);
    }

    @Provide
    Arbitrary<Shop> shops() {
        return Combinators.combine(
                        Arbitraries.of("one", "combined", "after", "postcode", "state", "none"),
                        Arbitraries.of(
                                "0.000000", "0.000000", "0.833333", "0.120000", "777777.000000"),
                        Arbitraries.of(true, true, false),
                        Arbitraries.of(2, 2, 2, 0, 3),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(true, true, true, true, true, true, true, false))
                .as(Shop::new);
    }

    /** Why the product has to be held, by the words of the rules. */
    private static String reason(Source source, Shop shop, BigDecimal ht, BigDecimal ttc) {
        if (source.kind() == Kind.NEVER_PRICED) {
            return "never priced";
        }
        BigDecimal rate = new BigDecimal(source.rate());
        BigDecimal apart = ht.multiply(factor(rate)).subtract(ttc).abs();
        if (apart.compareTo(new BigDecimal(shop.decimals() == 0 ? "1" : "0.01")) > 0) {
            return "contradiction";
        }
        if (shop.rules().equals("none") && rate.signum() > 0) {
            return "no group";
        }
        if (!shop.taxed() && rate.signum() > 0) {
            return "no tax";
        }
        boolean whole = ttc.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().scale() <= 0;
        if (shop.decimals() == 0 && !whole) {
            return "decimals";
        }
        BigDecimal least =
                rounded(
                        rounded(ecotax(shop), 6, shop.rounding()),
                        shop.decimals(),
                        shop.rounding());
        BigDecimal paid = ttc.setScale(Math.max(2, shop.decimals()), RoundingMode.HALF_UP);
        return shop.ecotaxed() && least.compareTo(paid) > 0 ? "ecotax" : "sent";
    }

    private static String named(String reason) {
        return Map.of(
                        " yet: ", "never priced",
                        "but its VAT of", "contradiction",
                        "no tax rules group", "no group",
                        "the shop adds no tax", "no tax",
                        "adds an ecotax", "ecotax",
                        "whose currency has 0 decimals", "decimals")
                .entrySet()
                .stream()
                .filter(e -> reason.contains(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(reason);
    }

    private static Verdict verdict(ObjectNode product, Source source, Shop shop)
            throws IOException {
        JsonNode groups =
                xml(
                        "<tax_rule_groups><tax_rule_group><id>1</id><active>1</active><deleted>0</deleted></tax_rule_group>"
                                + "<tax_rule_group><id>9</id><active>1</active><deleted>0</deleted></tax_rule_group></tax_rule_groups>");
        TaxRules.Walk walk = new TaxRules().walk(groups, rules(source, shop), taxes(source), 8);
        ShopConfiguration configuration =
                new ShopConfiguration(
                        Map.of(
                                "PS_CURRENCY_DEFAULT",
                                "1",
                                "PS_PRICE_ROUND_MODE",
                                "" + shop.rounding(),
                                "PS_TAX",
                                shop.taxed() ? "1" : "0",
                                "PS_USE_ECOTAX",
                                shop.ecotaxed() ? "1" : "0",
                                "PS_ECOTAX_TAX_RULES_GROUP_ID",
                                "9"));
        JsonNode currencies =
                xml(
                        "<currencies><currency><id>1</id><precision>%d</precision></currency></currencies>"
                                .formatted(shop.decimals()));
        Mappings mappings =
                new Mappings(
                        walk.groups(),
                        new ShopPricings().read(configuration, currencies, walk.rates()));
        var policy =
                Samples.policy(
                        false,
                        false,
                        source.level() == 0 ? OptionalInt.empty() : OptionalInt.of(source.level()));
        List<Candidate> candidates =
                new ProductFields()
                        .want(
                                new ProductOffers()
                                        .candidates(
                                                List.of(Samples.claimed("900")),
                                                new DolibarrProducts()
                                                        .products(
                                                                JSON.createArrayNode()
                                                                        .add(product)),
                                                policy,
                                                mappings),
                                List.of(new ShopLanguage(1, "fr_FR", true)),
                                ShopLimits.DEFAULTS);
        List<Found> found =
                new ProductLookup()
                        .more(
                                List.of(),
                                xml(
                                        "<products><product><id>7</id><reference>CASE-NEW0</reference><ecotax>%s</ecotax></product></products>"
                                                .formatted(shop.ecotax())));
        return new ProductSync().decide(candidates, found, Map.of(), policy).get(0).verdict();
    }

    /** The price of PrestaShop: the sum of the taxes' rates, the ecotax on top, rounded twice. */
    private static BigDecimal shown(FieldValues sent, Source source, Shop shop) {
        boolean grouped = sent.get("id_tax_rules_group").orElseThrow().equals("1");
        BigDecimal rate = shop.taxed() && grouped ? new BigDecimal(source.rate()) : BigDecimal.ZERO;
        BigDecimal net = new BigDecimal(sent.get("price").orElseThrow());
        BigDecimal ecotax = new BigDecimal(sent.get("ecotax").orElse(shop.ecotax()));
        BigDecimal gross =
                net.multiply(factor(rate))
                        .add(shop.taxed() ? ecotax.multiply(new BigDecimal("1.25")) : ecotax);
        return rounded(rounded(gross, 6, shop.rounding()), shop.decimals(), shop.rounding());
    }

    private static BigDecimal ecotax(Shop shop) {
        BigDecimal ecotax = new BigDecimal(shop.ecotax());
        return shop.taxed() ? ecotax.multiply(new BigDecimal("1.25")) : ecotax;
    }

    private static BigDecimal rounded(BigDecimal amount, int places, int mode) {
        if (mode == 5) {
            BigDecimal even = amount.setScale(places, RoundingMode.HALF_EVEN);
            boolean tie =
                    amount.subtract(even)
                                    .abs()
                                    .compareTo(new BigDecimal("0.5").movePointLeft(places))
                            == 0;
            return tie ? even.add(amount.subtract(even).multiply(new BigDecimal("2"))) : even;
        }
        return amount.setScale(
                places,
                List.of(
                                RoundingMode.CEILING,
                                RoundingMode.FLOOR,
                                RoundingMode.HALF_UP,
                                RoundingMode.HALF_DOWN,
                                RoundingMode.HALF_EVEN)
                        .get(mode));
    }

    /** Group 1 adds the product's rate, by rules of that kind; group 9 is 25 %, for ecotaxes. */
    private static JsonNode rules(Source source, Shop shop) throws IOException {
        String own =
                switch (shop.rules()) {
                    case "one" -> rule(1, 0, "0", "0", 1, 0);
                    // 1.5 is in every rate that is greater; the rest is tax 3
                    case "combined" -> rule(1, 0, "0", "0", 2, 1) + rule(1, 0, "0", "0", 3, 1);
                    case "after" -> rule(1, 0, "0", "0", 4, 2) + rule(1, 0, "0", "0", 5, 2);
                    case "postcode" ->
                            rule(1, 0, "97100", "97499", 6, 0) + rule(1, 0, "0", "0", 1, 0);
                    case "state" -> rule(1, 3, "0", "0", 6, 0) + rule(1, 0, "0", "0", 1, 0);
                    default -> rule(1, 0, "97100", "97499", 1, 0);
                };
        return xml("<tax_rules>" + own + rule(9, 0, "0", "0", 7, 0) + "</tax_rules>");
    }

    private static String rule(
            int group, int state, String from, String to, int tax, int behavior) {
        return "<tax_rule><id>1</id><id_tax_rules_group>%d</id_tax_rules_group><id_country>8</id_country><id_state>%d</id_state><zipcode_from>%s</zipcode_from><zipcode_to>%s</zipcode_to><id_tax>%d</id_tax><behavior>%d</behavior></tax_rule>"
                .formatted(group, state, from, to, tax, behavior);
    }

    private static JsonNode taxes(Source source) throws IOException {
        BigDecimal rate = new BigDecimal(source.rate());
        boolean halves = rate.compareTo(new BigDecimal("1.5")) > 0;
        BigDecimal first = halves ? new BigDecimal("1.5") : BigDecimal.ZERO;
        // 15.5 % is 10 % after 5 %, 30.9 % is 10 % after 19 %
        String after = source.rate().equals("15.5") || source.rate().equals("30.9") ? "10" : "0";
        String before =
                Map.of("15.5", "5", "30.9", "19").getOrDefault(source.rate(), source.rate());
        return xml(
                "<taxes>"
                        + tax(1, source.rate())
                        + tax(2, first.toPlainString())
                        + tax(3, rate.subtract(first).toPlainString())
                        + tax(4, after)
                        + tax(5, before)
                        + tax(6, "77")
                        + tax(7, "25")
                        + "</taxes>");
    }

    private static String tax(int id, String rate) {
        return "<tax><id>%d</id><rate>%s</rate><active>1</active><deleted>0</deleted></tax>"
                .formatted(id, rate);
    }

    private static ObjectNode product(Source source) throws IOException {
        ObjectNode product =
                (ObjectNode)
                        JSON.readTree(
                                        PriceSpaceTest.class.getResource(
                                                "/cases/product-never-priced.json"))
                                .get(0);
        product.put("tva_tx", source.rate());
        BigDecimal rate = new BigDecimal(source.rate());
        int scale = source.kind() == Kind.TWO_DECIMALS ? 2 : 5;
        BigDecimal typed = BigDecimal.valueOf(source.cents(), 2);
        BigDecimal ht =
                source.ttcBase() ? typed.divide(factor(rate), scale, RoundingMode.HALF_UP) : typed;
        BigDecimal ttc =
                source.ttcBase()
                        ? typed
                        : typed.multiply(factor(rate)).setScale(scale, RoundingMode.HALF_UP);
        switch (source.kind()) {
            case OFF_BY_A_CENT -> ttc = ttc.add(new BigDecimal("0.006"));
            case CONTRADICTING -> ttc = ttc.add(new BigDecimal("3.02"));
            case UNCOLLECTED -> ttc = ht;
            case NEVER_PRICED -> {
                ht = BigDecimal.ZERO;
                ttc = BigDecimal.ZERO;
            }
            default -> {}
        }
        String base = source.kind() == Kind.NEVER_PRICED ? "" : source.ttcBase() ? "TTC" : "HT";
        product.put("price", eight(source.level() == 0 ? ht : new BigDecimal("31")));
        product.put("price_ttc", eight(source.level() == 0 ? ttc : new BigDecimal("99")));
        product.put("price_base_type", base);
        for (String map : List.of("multiprices", "multiprices_ttc", "multiprices_base_type")) {
            product.putArray(map);
        }
        product.putArray("multiprices_tva_tx");
        for (int level = 1; source.level() > 0 && level <= 3; level++) {
            boolean own = level == source.level();
            put(product, "multiprices", level, eight(own ? ht : new BigDecimal("5")));
            put(product, "multiprices_ttc", level, eight(own ? ttc : new BigDecimal("77")));
            put(product, "multiprices_base_type", level, own ? base : "HT");
            put(
                    product,
                    "multiprices_tva_tx",
                    level,
                    source.levelRate().equals("same") ? source.rate() : source.levelRate());
        }
        return product;
    }

    private static void put(ObjectNode product, String map, int level, String value) {
        ObjectNode values =
                product.get(map) instanceof ObjectNode old ? old : product.putObject(map);
        values.put("" + level, value);
    }

    private static BigDecimal amount(ObjectNode product, Source source, String which) {
        return new BigDecimal(
                source.level() == 0
                        ? product.path("price" + which).asText()
                        : product.path("multiprices" + which).path("" + source.level()).asText());
    }

    private static String eight(BigDecimal amount) {
        return amount.setScale(8, RoundingMode.HALF_UP).toPlainString();
    }

    private static BigDecimal factor(BigDecimal rate) {
        return BigDecimal.ONE.add(rate.movePointLeft(2));
    }

    private static JsonNode xml(String inside) throws IOException {
        return XML.readTree("<prestashop>" + inside + "</prestashop>");
    }
}
