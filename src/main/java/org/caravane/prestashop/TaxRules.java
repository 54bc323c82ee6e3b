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
     * @param warnings rates that several groups have, naming the one taken
     */
    public record Walk(Map<String, String> groups, List<String> warnings) {}

    /**
     * The group of each rate: the lowest active id. A rate of 0 without a group takes the shop's
     * "no tax".
     *
     * @param country the shop's id of the country that its prices are for
     */
    public Walk walk(JsonNode groups, JsonNode rules, JsonNode taxes, long country) {
        Set<Long> active = active(groups.path("tax_rule_groups"), "tax_rule_group");
        Map<Long, BigDecimal> rates = rates(taxes.path("taxes"));
        Map<String, TreeSet<Long>> found = new TreeMap<>();
        for (JsonNode rule : WebserviceXml.all(rules.path("tax_rules"), "tax_rule")) {
            Optional<Long> group = WebserviceXml.id(rule, "id_tax_rules_group");
            Optional<BigDecimal> rate =
                    WebserviceXml.id(rule, "id_tax").map(rates::get).filter(r -> r != null);
            boolean wholeCountry =
                    WebserviceXml.id(rule, "id_country").orElse(-1L) == country
                            && WebserviceXml.id(rule, "id_state").orElse(0L) == 0;
            if (wholeCountry
                    && group.isPresent()
                    && active.contains(group.get())
                    && rate.isPresent()) {
                found.computeIfAbsent(key(rate.get()), r -> new TreeSet<>()).add(group.get());
            }
        }
        Map<String, String> chosen = new HashMap<>(Map.of("0", NO_TAX));
        List<String> warnings = new ArrayList<>();
        found.forEach(
                (rate, ids) -> {
                    chosen.put(rate, Long.toString(ids.first()));
                    if (ids.size() > 1) {
                        warnings.add(
                                "Several tax rules groups have %s %% (ids %s): %d is taken"
                                        .formatted(rate, ids, ids.first()));
                    }
                });
        return new Walk(chosen, warnings);
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
