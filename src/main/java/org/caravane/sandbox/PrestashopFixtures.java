package org.caravane.sandbox;

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
        PrestashopTaxFixtures.add(rows);
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

    static WebserviceRow row(long id, String fields) {
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
