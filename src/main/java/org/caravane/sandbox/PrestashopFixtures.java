package org.caravane.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a freshly installed French shop with two languages holds besides products: the rows of
 * recordings 112, 130, 151 to 153 and the tax lists in extra, plus an inactive and a deleted tax
 * group and the rules of another country, for clients that have to leave them out.
 */
final class PrestashopFixtures {

    static final String INSTALLED = "2026-11-23 11:22:14";

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

    private PrestashopFixtures() {}

    static Map<String, List<WebserviceRow>> rows() {
        Map<String, List<WebserviceRow>> rows = new LinkedHashMap<>();
        rows.put(
                "languages",
                List.of(
                        row(
                                1,
                                "name=English (English);iso_code=en;locale=en-US;language_code=en-us;active=1;is_rtl=0;"
                                        + "date_format_lite=m/d/Y;date_format_full=m/d/Y H:i:s"),
                        row(
                                2,
                                "name=Français (French);iso_code=fr;locale=fr-FR;language_code=fr;active=1;is_rtl=0;"
                                        + "date_format_lite=d/m/Y;date_format_full=d/m/Y H:i:s")));
        rows.put("configurations", configurations());
        rows.put("countries", countries());
        rows.put("categories", categories());
        rows.put(
                "currencies",
                List.of(
                        row(
                                1,
                                "names/1=Euro;names/2=euro;name=Euro;symbol/1=€;symbol/2=€;iso_code=EUR;"
                                        + "numeric_iso_code=978;precision=2;conversion_rate=1.000000;deleted=0;active=1;unofficial=0;"
                                        + "modified=0;pattern/1=;pattern/2=")));
        rows.put(
                "shops",
                List.of(
                        row(
                                1,
                                "id_shop_group=1;id_category=2;active=1;deleted=0;name=RealShop;color=;theme_name=classic")));
        rows.put(
                "shop_groups",
                List.of(
                        row(
                                1,
                                "name=Default;color=;share_customer=0;share_order=0;share_stock=0;active=1;deleted=0")));
        taxes(rows);
        return rows;
    }

    private static List<WebserviceRow> configurations() {
        return List.of(
                configuration(1, "PS_LANG_DEFAULT", "1"),
                configuration(2, "PS_VERSION_DB", "8.2.1"),
                configuration(6, "PS_CURRENCY_DEFAULT", "1"),
                configuration(7, "PS_COUNTRY_DEFAULT", "8"),
                configuration(9, "PS_ORDER_OUT_OF_STOCK", "0"),
                configuration(15, "PS_STOCK_MANAGEMENT", "1"),
                configuration(45, "PS_INVOICE", "1"),
                configuration(50, "PS_SEARCH_INDEXATION", "1"),
                configuration(60, "PS_PRODUCT_SHORT_DESC_LIMIT", "800"),
                configuration(61, "PS_TAX", "1"),
                configuration(62, "PS_SHOP_NAME", "RealShop"));
    }

    private static WebserviceRow configuration(long id, String name, String value) {
        return row(
                id,
                "value="
                        + value
                        + ";name="
                        + name
                        + ";id_shop_group=;id_shop=;date_add="
                        + INSTALLED
                        + ";date_upd="
                        + INSTALLED);
    }

    private static List<WebserviceRow> countries() {
        return List.of(
                country(1, "DE", "Germany", "Allemagne"),
                country(3, "BE", "Belgium", "Belgique"),
                country(8, "FR", "France", "France"),
                country(10, "IT", "Italy", "Italie"),
                country(21, "US", "United States", "États-Unis"));
    }

    private static WebserviceRow country(long id, String iso, String english, String french) {
        return row(
                id,
                "id_zone=1;id_currency=0;call_prefix=33;iso_code="
                        + iso
                        + ";active="
                        + (iso.equals("FR") ? "1" : "0")
                        + ";contains_states=0;need_identification_number=0;need_zip_code=1;zip_code_format=NNNNN;"
                        + "display_tax_label=1;name/1="
                        + english
                        + ";name/2="
                        + french);
    }

    private static List<WebserviceRow> categories() {
        return List.of(
                category(1, 0, 0, "Root", "Racine"),
                category(2, 1, 1, "Home", "Accueil"),
                category(3, 2, 2, "Clothes", "Vêtements"),
                category(4, 3, 3, "Men", "Hommes"),
                category(5, 3, 3, "Women", "Femmes"),
                category(6, 2, 2, "Accessories", "Accessoires"),
                category(7, 6, 3, "Stationery", "Papeterie"),
                category(8, 6, 3, "Home Accessories", "Accessoires de maison"),
                category(9, 2, 2, "Art", "Art"));
    }

    private static WebserviceRow category(
            long id, long parent, int depth, String english, String french) {
        Map<String, String> fields =
                new LinkedHashMap<>(
                        fields(
                                "id_parent="
                                        + parent
                                        + ";level_depth="
                                        + depth
                                        + ";active=1;id_shop_default=1;is_root_category="
                                        + (id == 2 ? 1 : 0)
                                        + ";position=0;date_add="
                                        + INSTALLED
                                        + ";date_upd="
                                        + INSTALLED));
        for (String language : PrestashopState.LANGUAGES) {
            String name = language.equals("1") ? english : french;
            fields.put("name/" + language, name);
            fields.put("link_rewrite/" + language, PrestashopTexts.slug(name));
            for (String text :
                    List.of(
                            "description",
                            "additional_description",
                            "meta_title",
                            "meta_description",
                            "meta_keywords")) {
                fields.put(text + "/" + language, "");
            }
        }
        return WebserviceRow.of(id, fields);
    }

    private static void taxes(Map<String, List<WebserviceRow>> rows) {
        String dates = ";date_add=" + INSTALLED + ";date_upd=" + INSTALLED;
        rows.put(
                "tax_rule_groups",
                List.of(
                        row(1, "name=FR Taux standard (20%);active=1;deleted=0" + dates),
                        row(2, "name=FR Taux réduit (10%);active=1;deleted=0" + dates),
                        row(3, "name=FR Taux réduit (5.5%);active=1;deleted=0" + dates),
                        row(4, "name=FR Taux super réduit (2.1%);active=1;deleted=0" + dates),
                        row(5, "name=FR Ancien taux (20%);active=0;deleted=0" + dates),
                        row(6, "name=FR Taux effacé (10%);active=1;deleted=1" + dates),
                        row(7, "name=DE Regelsatz (19%);active=1;deleted=0" + dates)));
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
                    row(
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
        return row(
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

    private static WebserviceRow row(long id, String fields) {
        return WebserviceRow.of(id, fields(fields));
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : text.split(";", -1)) {
            int equals = pair.indexOf('=');
            fields.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return fields;
    }
}
