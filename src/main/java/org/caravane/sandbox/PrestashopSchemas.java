package org.caravane.sandbox;

import java.util.List;
import java.util.Optional;

/** Finds a resource, or says why there is none (recordings 008, extra/resource-unknown). */
final class PrestashopSchemas {

    /** Every resource of PrestaShop 8.2.1, for "Resource of type ... does not exists". */
    private static final String ALL =
            "addresses attachments carriers cart_rules carts categories combinations configurations contacts"
                    + " content_management_system countries currencies customer_messages customer_threads customers"
                    + " customizations deliveries employees groups guests image_types images languages manufacturers"
                    + " messages order_carriers order_cart_rules order_details order_histories order_invoices"
                    + " order_payments order_slip order_states orders price_ranges product_customization_fields"
                    + " product_feature_values product_features product_option_values product_options"
                    + " product_suppliers products search shop_groups shop_urls shops specific_price_rules"
                    + " specific_prices states stock_availables stock_movement_reasons stock_movements stocks stores"
                    + " suppliers supply_order_details supply_order_histories supply_order_receipt_histories"
                    + " supply_order_states supply_orders tags tax_rule_groups tax_rules taxes"
                    + " translated_configurations warehouse_product_locations warehouses weight_ranges zones";

    private PrestashopSchemas() {}

    static List<WebserviceSchema> all() {
        return PrestashopReferenceSchemas.SCHEMAS;
    }

    static Optional<WebserviceSchema> of(String resource) {
        return PrestashopReferenceSchemas.SCHEMAS.stream()
                .filter(one -> one.resource().equals(resource))
                .findFirst();
    }

    static WebserviceSchema get(String resource) throws WebserviceError {
        Optional<WebserviceSchema> schema = of(resource);
        if (schema.isPresent()) {
            return schema.get();
        }
        List<String> known = List.of(ALL.split(" ", -1));
        if (known.contains(resource)) {
            throw new WebserviceError(
                    401,
                    26,
                    "Resource of type \""
                            + resource
                            + "\" is not allowed with this authentication key");
        }
        throw new WebserviceError(
                400,
                27,
                "Resource of type \""
                        + resource
                        + "\" does not exists. Did you mean: \""
                        + WebserviceSuggestion.nearest(resource, known)
                        + "\"? The full list is: \""
                        + String.join("\", \"", known)
                        + "\"");
    }
}
