package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One rule of a tax rules group, and what several make of a price (PrestaShop 8.2.1,
 * TaxRulesTaxManager and TaxCalculator; the same since 1.7).
 *
 * @param state the id of a state, 0 for all
 * @param from the first postcode, {@code 0} or empty for all; as the database compares texts
 * @param to the last one, {@code 0} for none
 * @param tax an id, 0 for no tax
 */
record TaxRule(long id, long group, long state, String from, String to, long tax, int behavior) {
    /** Neither this rule nor one that counts less adds to it. */
    private static final int ALONE = 0;

    private static final int ONE_AFTER_ANOTHER = 2;
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final Pattern LEADING_NUMBER = Pattern.compile("\\s*0*([0-9]*)");

    /** What a visitor without an address has. */
    private static final String NO_POSTCODE = "0";

    /** Later postcodes come first, as more specific; the database leaves equal ones as they are. */
    private static final Comparator<TaxRule> ORDER =
            Comparator.comparing(TaxRule::from)
                    .thenComparing(TaxRule::to)
                    .reversed()
                    .thenComparing(TaxRule::id);

    /** A list's element, absent without the group, the tax or a readable behaviour. */
    static Optional<TaxRule> read(JsonNode rule) {
        Optional<Long> group = WebserviceXml.id(rule, "id_tax_rules_group");
        Optional<Long> tax = WebserviceXml.id(rule, "id_tax");
        String behavior = orZero(WebserviceXml.text(rule, "behavior"));
        if (group.isEmpty() || tax.isEmpty() || !behavior.matches("[0-9]")) {
            return Optional.empty();
        }
        return Optional.of(
                new TaxRule(
                        WebserviceXml.id(rule, "id").orElse(0L),
                        group.get(),
                        WebserviceXml.id(rule, "id_state").orElse(0L),
                        WebserviceXml.text(rule, "zipcode_from").strip(),
                        WebserviceXml.text(rule, "zipcode_to").strip(),
                        tax.get(),
                        Integer.parseInt(behavior)));
    }

    /**
     * Whether it counts for a customer without state and postcode. The shop compares a postcode of
     * letters with the number 0, to which it is equal, so that {@code BT1 to BT99} is for all.
     */
    boolean isForEverybody() {
        boolean between = from.compareTo(NO_POSTCODE) <= 0 && NO_POSTCODE.compareTo(to) <= 0;
        return state == 0 && (between || (isZero(from) && isZero(to)));
    }

    /** Whether the order counts in which the database happens to give equal rules. */
    static boolean depends(List<TaxRule> rules) {
        List<TaxRule> counting = counting(rules);
        return rules.stream()
                .filter(rule -> rules.stream().anyMatch(other -> rule.rivals(other)))
                .anyMatch(
                        rule -> counting.stream().anyMatch(c -> c.equals(rule) || c.rivals(rule)));
    }

    /** Same place in the order, and not the same if the other came first. */
    private boolean rivals(TaxRule other) {
        boolean samePlace = from.equals(other.from) && to.equals(other.to);
        boolean same = tax == other.tax && behavior == other.behavior;
        boolean added = behavior != ALONE && behavior == other.behavior;
        return samePlace && !same && !added;
    }

    /** What they add together in percent, absent when one of the taxes is not known. */
    static Optional<BigDecimal> rate(List<TaxRule> rules, Map<Long, BigDecimal> taxes) {
        List<TaxRule> counting = counting(rules);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal factor = BigDecimal.ONE;
        for (TaxRule rule : counting) {
            BigDecimal rate = rule.tax == 0 ? BigDecimal.ZERO : taxes.get(rule.tax);
            if (rate == null) {
                return Optional.empty();
            }
            sum = sum.add(rate);
            factor = factor.multiply(BigDecimal.ONE.add(rate.movePointLeft(2)));
        }
        boolean after = counting.get(0).behavior == ONE_AFTER_ANOTHER;
        return Optional.of(after ? factor.subtract(BigDecimal.ONE).multiply(HUNDRED) : sum);
    }

    /** The first, and those after it up to one that stands alone. */
    private static List<TaxRule> counting(List<TaxRule> rules) {
        List<TaxRule> counting = new ArrayList<>();
        for (TaxRule rule : rules.stream().sorted(ORDER).toList()) {
            counting.add(rule);
            if (rule.behavior == ALONE) {
                break;
            }
        }
        return counting;
    }

    private static String orZero(String text) {
        return text.isBlank() ? "0" : text.strip();
    }

    private static boolean isZero(String postcode) {
        Matcher number = LEADING_NUMBER.matcher(postcode);
        return number.lookingAt() && number.group(1).isEmpty();
    }
}
