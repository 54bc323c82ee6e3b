package org.caravane.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The four French tax groups (extra/tax_rule_groups), and some that a client has to leave out. */
final class PrestashopTaxFixtures {

    /** Group, country and tax. */
    private static final int[][] RULES = {
        {1, 3, 1},
        {1, 233, 1},
        {1, 8, 1},
        {2, 8, 2},
        {3, 8, 3},
        {4, 8, 4},
        {5, 8, 1},
        {6, 8, 2},
        {7, 1, 5},
        {7, 3, 5}
    };

    private PrestashopTaxFixtures() {}

    static void add(Map<String, List<WebserviceRow>> rows) {
        String dates =
                ";date_add="
                        + PrestashopFixtures.INSTALLED
                        + ";date_upd="
                        + PrestashopFixtures.INSTALLED;
        rows.put(
                "tax_rule_groups",
                List.of(
                        PrestashopFixtures.row(
                                1, "name=FR Taux standard (20%);active=1;deleted=0" + dates),
                        PrestashopFixtures.row(
                                2, "name=FR Taux réduit (10%);active=1;deleted=0" + dates),
                        PrestashopFixtures.row(
                                3, "name=FR Taux réduit (5.5%);active=1;deleted=0" + dates),
                        PrestashopFixtures.row(
                                4, "name=FR Taux super réduit (2.1%);active=1;deleted=0" + dates),
                        PrestashopFixtures.row(
                                5, "name=FR Ancien taux (20%);active=0;deleted=0" + dates),
                        PrestashopFixtures.row(
                                6, "name=FR Taux effacé (10%);active=1;deleted=1" + dates),
                        PrestashopFixtures.row(
                                7, "name=DE Regelsatz (19%);active=1;deleted=0" + dates)));
        rows.put(
                "taxes",
                List.of(
                        tax(1, "20.000", "TVA FR 20%", 0),
                        tax(2, "10.000", "TVA FR 10%", 0),
                        tax(3, "5.500", "TVA FR 5.5%", 0),
                        tax(4, "2.100", "TVA FR 2.1%", 0),
                        tax(5, "19.000", "MwSt. DE 19%", 0),
                        tax(6, "19.600", "TVA FR 19.6%", 1)));
        List<WebserviceRow> rules = new ArrayList<>();
        for (int[] rule : RULES) {
            rules.add(
                    PrestashopFixtures.row(
                            rules.size() + 1L,
                            "id_tax_rules_group="
                                    + rule[0]
                                    + ";id_state=0;id_country="
                                    + rule[1]
                                    + ";zipcode_from=0;zipcode_to=0;id_tax="
                                    + rule[2]
                                    + ";behavior=0;description="));
        }
        rows.put("tax_rules", List.copyOf(rules));
    }

    private static WebserviceRow tax(long id, String rate, String name, int deleted) {
        return PrestashopFixtures.row(
                id,
                "rate="
                        + rate
                        + ";active=1;deleted="
                        + deleted
                        + ";name/1="
                        + name
                        + ";name/2="
                        + name);
    }
}
