package org.caravane.sandbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The price that a customer of the shop's country sees, without address, computed as PrestaShop
 * does: in floating point, by the rules of classes/Product.php (priceCalculation),
 * TaxRulesTaxManager.php, TaxCalculator.php and Tools.php (ps_round) of 8.2.1.
 */
final class PrestashopPrices {
    /** PHP writes a float with 14 digits, which hides what binary arithmetic leaves behind. */
    private static final int PHP_DIGITS = 14;

    private final PrestashopState state;

    PrestashopPrices(PrestashopState state) {
        this.state = state;
    }

    /** As the product's page shows it, {@code 12.00}; with the decimals of the currency. */
    String shown(WebserviceRow product) {
        boolean taxed = configured("PS_TAX", "1").equals("1");
        double price = number(product.get("price"));
        if (taxed) {
            price *= 1 + rate(product.get("id_tax_rules_group")) / 100;
        }
        double ecotax = number(product.get("ecotax"));
        if (ecotax != 0) {
            double rate = taxed ? rate(configured("PS_ECOTAX_TAX_RULES_GROUP_ID", "0")) : 0;
            price += ecotax * (1 + rate / 100);
        }
        int mode = Integer.parseInt(configured("PS_PRICE_ROUND_MODE", "2"));
        int decimals = decimals();
        double shown = round(round(price, 6, mode), decimals, mode);
        return String.format(Locale.ROOT, "%." + decimals + "f", Math.max(shown, 0));
    }

    /** What a tax rules group adds, in percent. */
    double rate(String group) {
        boolean active =
                state.rows("tax_rule_groups").stream()
                        .anyMatch(
                                row ->
                                        Long.toString(row.id()).equals(group)
                                                && row.get("active").equals("1"));
        if (!active) {
            return 0;
        }
        String country = configured("PS_COUNTRY_DEFAULT", "8");
        Collection<WebserviceRow> all = state.rows("tax_rules");
        List<WebserviceRow> rules =
                all.stream()
                        .filter(row -> row.get("id_tax_rules_group").equals(group))
                        .filter(row -> row.get("id_country").equals(country))
                        .filter(row -> row.get("id_state").equals("0"))
                        .filter(row -> matches(row.get("zipcode_from"), row.get("zipcode_to")))
                        .sorted(
                                Comparator.comparing((WebserviceRow row) -> row.get("zipcode_from"))
                                        .thenComparing(row -> row.get("zipcode_to"))
                                        .reversed())
                        .toList();
        List<Double> taxes = new ArrayList<>();
        for (WebserviceRow rule : rules) {
            taxes.add(tax(rule.get("id_tax")));
            if (rule.get("behavior").equals("0")) {
                break;
            }
        }
        boolean after = !rules.isEmpty() && rules.get(0).get("behavior").equals("2");
        double total = after ? 1 : 0;
        for (double tax : taxes) {
            total = after ? total * (1 + tax / 100) : total + tax;
        }
        return after ? (total - 1) * 100 : total;
    }

    /** {@code '0' BETWEEN from AND to OR (to = 0 AND from IN (0, '0'))}, as MySQL compares them. */
    private static boolean matches(String from, String to) {
        boolean between = from.compareTo("0") <= 0 && "0".compareTo(to) <= 0;
        return between || (asNumber(from) == 0 && asNumber(to) == 0);
    }

    private static long asNumber(String text) {
        String digits = text.strip().replaceFirst("^([0-9]{0,15}).*", "$1");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    /** Whether the tax is active is not asked. */
    private double tax(String id) {
        return state.rows("taxes").stream()
                .filter(row -> Long.toString(row.id()).equals(id))
                .mapToDouble(row -> Math.abs(number(row.get("rate"))))
                .findFirst()
                .orElse(0);
    }

    private int decimals() {
        String id = configured("PS_CURRENCY_DEFAULT", "1");
        return state.rows("currencies").stream()
                .filter(row -> Long.toString(row.id()).equals(id))
                .map(row -> Integer.parseInt(row.get("precision")))
                .findFirst()
                .orElse(2);
    }

    private String configured(String name, String otherwise) {
        Optional<String> value =
                state.rows("configurations").stream()
                        .filter(row -> row.get("name").equals(name))
                        .map(row -> row.get("value"))
                        .findFirst();
        return value.filter(v -> !v.isEmpty()).orElse(otherwise);
    }

    private static double round(double value, int places, int mode) {
        double factor = Math.pow(10, places);
        double scaled = seen(value * factor);
        double whole = Math.floor(scaled);
        if (scaled == whole) {
            return whole / factor;
        }
        double beyond = seen((scaled - whole) * 1e6) / 1e6;
        boolean up =
                switch (mode) {
                    case 0 -> true;
                    case 1 -> false;
                    case 3 -> beyond > 0.5;
                    case 4 -> beyond > 0.5 || (beyond == 0.5 && whole % 2 != 0);
                    case 5 -> beyond > 0.5 || (beyond == 0.5 && whole % 2 == 0);
                    default -> beyond >= 0.5;
                };
        return (up ? whole + 1 : whole) / factor;
    }

    /** A float as PHP prints it. */
    private static double seen(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%." + (PHP_DIGITS - 1) + "e", value));
    }

    private static double number(String text) {
        return text.isBlank() ? 0 : Double.parseDouble(text);
    }
}
