package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds a tax rules group for each VAT rate by walking groups, rules and taxes (contract, section
 * 10).
 */
public final class TaxRules {
    private static final String NO_TAX = "0";

    /**
     * What the walk gave.
     *
     * @param groups tax rules group by rate, {@code 5.5}
     * @param rates in percent by group, what a customer of the country pays; a group that cannot be
     *     told is absent
     * @param warnings rates that several groups have, naming the one taken, and groups left out
     */
    public record Walk(
            Map<String, String> groups, Map<String, BigDecimal> rates, List<String> warnings) {}

    /**
     * The group of each rate: the lowest active id. A rate of 0 without a group takes the shop's
     * "no tax".
     *
     * @param country the shop's id of the country that its prices are for
     */
    public Walk walk(JsonNode groups, JsonNode rules, JsonNode taxes, long country) {
        Set<Long> active = active(groups.path("tax_rule_groups"), "tax_rule_group");
        Map<Long, BigDecimal> taxRates = rates(taxes.path("taxes"));
        Map<Long, List<TaxRule>> byGroup = byGroup(rules.path("tax_rules"), country);
        Map<String, TreeSet<Long>> found = new TreeMap<>();
        Map<String, BigDecimal> rates = new HashMap<>();
        List<String> warnings = new ArrayList<>();
        for (long group : new TreeSet<>(active)) {
            List<TaxRule> own = byGroup.getOrDefault(group, List.of());
            if (own.isEmpty()) {
                // its customers pay no tax, but nobody means it for that
                rates.put(Long.toString(group), BigDecimal.ZERO);
            } else if (TaxRule.depends(own)) {
                warnings.add(
                        "The tax rules group %d has several rules for the shop's country, and which of them counts is chance: it is left out until one of them is deleted in International > Taxes > Tax Rules"
                                .formatted(group));
            } else {
                Optional<BigDecimal> rate = TaxRule.rate(own, taxRates);
                rate.ifPresent(
                        r -> {
                            rates.put(Long.toString(group), r);
                            found.computeIfAbsent(key(r), k -> new TreeSet<>()).add(group);
                        });
            }
        }
        Map<String, String> chosen = new HashMap<>(Map.of("0", NO_TAX));
        found.forEach(
                (rate, ids) -> {
                    chosen.put(rate, Long.toString(ids.first()));
                    if (ids.size() > 1) {
                        warnings.add(
                                "Several tax rules groups have %s %% (ids %s): %d is taken"
                                        .formatted(rate, ids, ids.first()));
                    }
                });
        return new Walk(chosen, rates, warnings);
    }

    /** The rules that count for a customer of the country without state and postcode. */
    private static Map<Long, List<TaxRule>> byGroup(JsonNode list, long country) {
        return WebserviceXml.all(list, "tax_rule").stream()
                .filter(rule -> WebserviceXml.id(rule, "id_country").orElse(-1L) == country)
                .flatMap(rule -> TaxRule.read(rule).stream())
                .filter(TaxRule::isForEverybody)
                .collect(Collectors.groupingBy(TaxRule::group));
    }

    static Set<Long> active(JsonNode list, String name) {
        return WebserviceXml.all(list, name).stream()
                .filter(
                        g ->
                                WebserviceXml.text(g, "active").equals("1")
                                        && !WebserviceXml.text(g, "deleted").equals("1"))
                .flatMap(g -> WebserviceXml.id(g, "id").stream())
                .collect(Collectors.toSet());
    }

    private static Map<Long, BigDecimal> rates(JsonNode list) {
        Set<Long> active = active(list, "tax");
        Map<Long, BigDecimal> rates = new HashMap<>();
        for (JsonNode tax : WebserviceXml.all(list, "tax")) {
            String rate = WebserviceXml.text(tax, "rate");
            WebserviceXml.id(tax, "id")
                    .filter(active::contains)
                    .filter(id -> rate.matches("\\d{1,3}(\\.\\d{1,6})?"))
                    .ifPresent(id -> rates.put(id, new BigDecimal(rate)));
        }
        return rates;
    }

    private static String key(BigDecimal rate) {
        return rate.signum() == 0 ? "0" : rate.stripTrailingZeros().toPlainString();
    }
}
