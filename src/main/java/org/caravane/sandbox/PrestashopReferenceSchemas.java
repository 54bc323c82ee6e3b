package org.caravane.sandbox;

import java.util.List;

/**
 * Every resource's fields; those besides products and stock are read only here. Order and fields
 * are those of recordings 112, 130, 131, 151 to 153 and the tax lists in extra; countries are
 * guessed.
 */
final class PrestashopReferenceSchemas {

    private static final String READ = "GET,HEAD";

    static final List<WebserviceSchema> SCHEMAS =
            List.of(
                    WebserviceSchema.parse(
                            "categories",
                            "category",
                            "Category",
                            "The product categories",
                            READ,
                            """
            id_parent isUnsignedInt >categories
            level_depth isUnsignedInt readonly
            nb_products_recursive - nofilter readonly
            active isBool required
            id_shop_default isUnsignedId
            is_root_category isBool
            position -
            date_add isDate
            date_upd isDate
            name isCatalogName max=128 required i18n
            link_rewrite isLinkRewrite max=128 required i18n
            description isCleanHtml max=4194303 i18n
            additional_description isCleanHtml max=4194303 i18n
            meta_title isGenericName max=255 i18n
            meta_description isGenericName max=512 i18n
            meta_keywords isGenericName max=255 i18n
            @categories category categories linked id
            @products product products linked id
            """),
                    WebserviceSchema.parse(
                            "configurations",
                            "configuration",
                            "Configuration",
                            "Shop configuration",
                            READ,
                            """
            value -
            name isConfigName required max=254
            id_shop_group isUnsignedId >shop_groups
            id_shop isUnsignedId >shops
            date_add isDate
            date_upd isDate
            """),
                    WebserviceSchema.parse(
                            "countries",
                            "country",
                            "Country",
                            "The countries",
                            READ,
                            """
            id_zone isUnsignedId required >zones
            id_currency isUnsignedId
            call_prefix isInt
            iso_code isLanguageIsoCode max=3 required
            active isBool
            contains_states isBool required
            need_identification_number isBool required
            need_zip_code isBool
            zip_code_format isZipCodeFormat
            display_tax_label isBool required
            name isGenericName max=64 required i18n
            """),
                    WebserviceSchema.parse(
                            "currencies",
                            "currency",
                            "Currency",
                            "The currencies",
                            READ,
                            """
            names isGenericName max=255 i18n
            name isGenericName max=255 nofilter
            symbol isString max=255 i18n
            iso_code isLanguageIsoCode max=3 required
            numeric_iso_code isNumericIsoCode max=3
            precision isInt
            conversion_rate isUnsignedFloat required
            deleted isBool
            active isBool
            unofficial isBool
            modified isBool
            pattern isString max=255 i18n
            """),
                    WebserviceSchema.parse(
                            "languages",
                            "language",
                            "Language",
                            "Shop languages",
                            READ,
                            """
            name isGenericName max=32 required
            iso_code isLanguageIsoCode max=2 required
            locale isLocale max=5
            language_code isLanguageCode max=5
            active isBool
            is_rtl isBool
            date_format_lite isPhpDateFormat max=32 required
            date_format_full isPhpDateFormat max=32 required
            """),
                    PrestashopProductSchema.PRODUCTS,
                    WebserviceSchema.parse(
                            "shop_groups",
                            "shop_group",
                            "ShopGroup",
                            "Shop groups from multi-shop feature",
                            READ,
                            """
            name isGenericName max=64 required
            color isColor
            share_customer isBool
            share_order isBool
            share_stock isBool
            active isBool
            deleted isBool
            """),
                    WebserviceSchema.parse(
                            "shops",
                            "shop",
                            "Shop",
                            "Shops from multi-shop feature",
                            READ,
                            """
            id_shop_group - required >shop_groups
            id_category - required
            active isBool
            deleted isBool
            name isGenericName max=64 required
            color isColor
            theme_name isThemeName
            """),
                    PrestashopProductSchema.STOCKS,
                    WebserviceSchema.parse(
                            "tax_rule_groups",
                            "tax_rule_group",
                            "TaxRulesGroup",
                            "Tax rule groups",
                            READ,
                            """
            name isGenericName max=64 required
            active isBool
            deleted isBool
            date_add isDate
            date_upd isDate
            """),
                    WebserviceSchema.parse(
                            "tax_rules",
                            "tax_rule",
                            "TaxRule",
                            "Tax rules entity",
                            READ,
                            """
            id_tax_rules_group isUnsignedId required >tax_rule_groups
            id_state isUnsignedId >states
            id_country isUnsignedId required >countries
            zipcode_from -
            zipcode_to -
            id_tax isUnsignedId required
            behavior isUnsignedInt
            description isString
            """),
                    WebserviceSchema.parse(
                            "taxes",
                            "tax",
                            "Tax",
                            "The tax rate",
                            READ,
                            """
            rate isFloat required
            active -
            deleted -
            name isGenericName max=64 required i18n
            """));

    private PrestashopReferenceSchemas() {}
}
