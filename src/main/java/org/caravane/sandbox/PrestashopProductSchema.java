package org.caravane.sandbox;

/**
 * The fields and associations of products and stock rows, in the shop's order (recordings 024 and
 * 040).
 */
final class PrestashopProductSchema {

    static final WebserviceSchema PRODUCTS =
            WebserviceSchema.parse(
                    "products",
                    "product",
                    "Product",
                    "The products",
                    "GET,HEAD,POST,PUT,PATCH,DELETE",
                    """
            id_manufacturer isUnsignedId >manufacturers
            id_supplier isUnsignedId >suppliers
            id_category_default isUnsignedId >categories
            new - nullable
            cache_default_attribute -
            id_default_image - nofilter >images
            id_default_combination - nofilter >combinations
            id_tax_rules_group isUnsignedId >tax_rule_groups
            position_in_category - nofilter
            manufacturer_name - readonly nofilter
            quantity - readonly nofilter
            type - nofilter
            id_shop_default isUnsignedId
            reference isReference max=64
            supplier_reference isReference max=64
            location isString max=255
            width isUnsignedFloat
            height isUnsignedFloat
            depth isUnsignedFloat
            weight isUnsignedFloat
            quantity_discount isBool
            ean13 isEan13 max=13
            isbn isIsbn max=32
            upc isUpc max=12
            mpn isMpn max=40
            cache_is_pack isBool
            cache_has_attachments isBool
            is_virtual isBool
            state isUnsignedId
            additional_delivery_times isUnsignedId
            delivery_in_stock isGenericName max=255 i18n
            delivery_out_stock isGenericName max=255 i18n
            product_type isGenericName
            on_sale isBool
            online_only isBool
            ecotax isPrice
            minimal_quantity isPositiveInt
            low_stock_threshold isInt nullable
            low_stock_alert isBool
            price isPrice required
            wholesale_price isPrice
            unity isString
            unit_price isPrice
            unit_price_ratio -
            additional_shipping_cost isPrice
            customizable isUnsignedInt
            text_fields isUnsignedInt
            uploadable_files isUnsignedInt
            active isBool
            redirect_type isString
            id_type_redirected isUnsignedId
            available_for_order isBool
            available_date isDateFormat
            show_condition isBool
            condition isGenericName
            show_price isBool
            indexed isBool
            visibility isProductVisibility
            advanced_stock_management isBool
            date_add isDate
            date_upd isDate
            pack_stock_type isUnsignedInt
            meta_description isGenericName max=512 i18n
            meta_keywords isGenericName max=255 i18n
            meta_title isGenericName max=255 i18n
            link_rewrite isLinkRewrite max=128 i18n
            name isCatalogName max=128 i18n
            description isCleanHtml max=4194303 i18n
            description_short isCleanHtml max=4194303 i18n
            available_now isGenericName max=255 i18n
            available_later IsGenericName max=255 i18n
            @categories category categories linked id
            @images image images linked id
            @combinations combination combinations linked id
            @product_option_values product_option_value product_option_values linked id
            @product_features product_feature product_features linked id id_feature_value>product_feature_values
            @tags tag tags linked id
            @stock_availables stock_available stock_availables linked id id_product_attribute
            @attachments attachment attachments linked id
            @accessories product products plain id>products
            @product_bundle product products plain id id_product_attribute quantity
            """);

    static final WebserviceSchema STOCKS =
            WebserviceSchema.parse(
                    "stock_availables",
                    "stock_available",
                    "StockAvailable",
                    "Available quantities",
                    "GET,HEAD,PUT,PATCH",
                    """
            id_product isUnsignedId required >products
            id_product_attribute isUnsignedId required >combinations
            id_shop isUnsignedId >shops
            id_shop_group isUnsignedId >shop_groups
            quantity isInt required
            depends_on_stock isBool required
            out_of_stock isInt required
            location isString max=255
            """);

    private PrestashopProductSchema() {}
}
