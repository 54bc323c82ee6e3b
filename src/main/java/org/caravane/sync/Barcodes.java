package org.caravane.sync;

import java.util.regex.Pattern;
import org.caravane.model.Barcode;

/**
 * Checks a barcode before a shop is given it: kind, length and check digit, none of which Dolibarr
 * (contract section 5) or PrestaShop (section 3) verifies. The only repair is to an ISBN: spaces
 * go, and hyphens too when the groups are not those that PrestaShop 8 accepts.
 */
public final class Barcodes {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern ISBN = Pattern.compile("[0-9-]*[0-9X]");

    /** Three separators in 13 characters, or four in 17: PrestaShop's Isbn value object. */
    private static final Pattern ISBN_GROUPS =
            Pattern.compile(
                    "(?=.{13}$)[0-9]{1,5}-([0-9]+-){2}[0-9X]"
                            + "|(?=.{17}$)97[89]-[0-9]{1,5}-([0-9]+-){2}[0-9]");

    private Barcodes() {}

    /** What a check says. */
    public sealed interface Checked {}

    /**
     * Fit for the shop.
     *
     * @param field the product's field: {@code ean13}, {@code upc} or {@code isbn}
     */
    public record Good(String field, String value) implements Checked {}

    /**
     * Not what its kind promises.
     *
     * @param sentence what is wrong, in the merchant's words
     */
    public record Bad(String sentence) implements Checked {}

    /** The shop has no field for this kind. */
    public record Unsupported(Barcode.Kind kind) implements Checked {}

    public static Checked check(Barcode barcode) {
        String value = barcode.value();
        return switch (barcode.kind()) {
            case EAN8 -> digits("EAN-8", "ean13", value, 8);
            case EAN13 -> digits("EAN-13", "ean13", value, 13);
            case UPC -> digits("UPC", "upc", value, 12);
            case ISBN -> isbn(value);
            case OTHER -> new Unsupported(barcode.kind());
        };
    }

    private static Checked digits(String name, String field, String value, int length) {
        if (!DIGITS.matcher(value).matches()) {
            return bad(name, value, "has something else than digits");
        }
        if (value.length() != length) {
            return bad(name, value, "has " + value.length() + " digits instead of " + length);
        }
        char expected = CheckDigits.ofEan(value);
        return expected == value.charAt(length - 1)
                ? new Good(field, value)
                : wrongCheckDigit(name, value, expected);
    }

    private static Checked isbn(String typed) {
        String value = typed.replaceAll("[\\s\\u00A0\\u202F]", "").replace('x', 'X');
        String compact = value.replace("-", "");
        if (!ISBN.matcher(value).matches()) {
            return bad("ISBN", typed, "has something else than digits, hyphens and a final X");
        }
        if (compact.length() != 10 && compact.length() != 13) {
            return bad("ISBN", typed, "has " + compact.length() + " digits instead of 10 or 13");
        }
        if (compact.length() == 13 && !compact.startsWith("978") && !compact.startsWith("979")) {
            return bad("ISBN", typed, "has 13 digits and does not start with 978 or 979");
        }
        char expected =
                compact.length() == 10 ? CheckDigits.ofIsbn10(compact) : CheckDigits.ofEan(compact);
        if (expected != compact.charAt(compact.length() - 1)) {
            return wrongCheckDigit("ISBN", typed, expected);
        }
        return new Good("isbn", ISBN_GROUPS.matcher(value).matches() ? value : compact);
    }

    private static Bad wrongCheckDigit(String name, String value, char expected) {
        return bad(name, value, "has a wrong check digit: " + expected + " was expected");
    }

    private static Bad bad(String name, String value, String what) {
        String shown = value.length() <= 40 ? value : value.substring(0, 40) + "…";
        return new Bad("the " + name + " barcode " + shown + " " + what);
    }
}
