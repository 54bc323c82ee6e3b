package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.caravane.model.Barcode;
import org.caravane.model.Product;
import org.caravane.model.ProductText;

/**
 * One product. Texts are handed over as Dolibarr stores them: descriptions and notes are HTML, and
 * v23 encodes an ampersand as an entity in them even where they look plain (recordings 25 and 29).
 * Labels never carried an entity in any recording, so they are not decoded here either; whoever
 * needs plain text decodes it. {@code tosell} is always null, the sale status is {@code status}.
 */
final class ProductRecords {
    private ProductRecords() {}

    static Product read(Fields product) {
        String id = product.id();
        String ref = product.ref();
        BigDecimal vatRate = VatRates.of(product);
        return new Product(
                id,
                ref,
                product.code("date_creation"),
                onSale(product),
                new ProductText(
                        product.text("label"),
                        product.text("description"),
                        product.text("note_public")),
                translations(product),
                PriceRecords.read(product, vatRate),
                vatRate,
                measure(product, "weight", Units::kilograms),
                measure(product, "width", Units::centimetres),
                measure(product, "height", Units::centimetres),
                measure(product, "length", Units::centimetres),
                barcode(product));
    }

    private static boolean onSale(Fields product) {
        String status = product.code("status");
        if (!status.equals("0") && !status.equals("1")) {
            throw product.refuse("has no sale status (0 or 1)");
        }
        return status.equals("1");
    }

    private static Map<String, ProductText> translations(Fields product) {
        Map<String, ProductText> translations = new LinkedHashMap<>();
        product.map("multilangs")
                .forEach(
                        (locale, text) ->
                                translations.put(locale, translation(product, locale, text)));
        return translations;
    }

    private static ProductText translation(Fields product, String locale, JsonNode text) {
        if (!locale.matches("[a-z]{2,3}_[A-Z]{2}") || !text.isObject()) {
            throw product.refuse("has an unreadable translation");
        }
        String field = "multilangs." + locale;
        return new ProductText(
                product.text(field, text.path("label")),
                product.text(field, text.path("description")),
                product.text(field, text.path("other")));
    }

    private static Optional<BigDecimal> measure(
            Fields product, String name, BiFunction<BigDecimal, Integer, BigDecimal> toShopUnit) {
        Optional<BigDecimal> value = product.amount(name).filter(v -> v.signum() > 0);
        return value.map(v -> converted(product, name, v, toShopUnit)).filter(v -> v.signum() > 0);
    }

    private static BigDecimal converted(
            Fields product,
            String name,
            BigDecimal value,
            BiFunction<BigDecimal, Integer, BigDecimal> toShopUnit) {
        String units = product.code(name + "_units");
        if (!units.matches("-?[0-9]{1,2}")) {
            throw product.refuse("has a " + name + " without a unit");
        }
        try {
            return toShopUnit.apply(value, Integer.valueOf(units));
        } catch (UnreadableRecord e) {
            throw product.refuse(e.sentence());
        }
    }

    private static Optional<Barcode> barcode(Fields product) {
        String value = product.text("barcode").strip();
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(new Barcode(kind(product.code("barcode_type")), value));
    }

    /**
     * The kinds by the ids of the first entity (contract section 5). A type may be missing, and
     * each other entity has ids of its own beyond these, which no endpoint tells.
     */
    private static Barcode.Kind kind(String type) {
        return switch (type) {
            case "1" -> Barcode.Kind.EAN8;
            case "2" -> Barcode.Kind.EAN13;
            case "3" -> Barcode.Kind.UPC;
            case "4" -> Barcode.Kind.ISBN;
            case "5", "6" -> Barcode.Kind.OTHER;
            default -> Barcode.Kind.UNKNOWN;
        };
    }
}
