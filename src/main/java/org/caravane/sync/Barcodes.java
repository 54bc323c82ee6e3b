package org.caravane.sync;

import java.util.Optional;
import java.util.regex.Pattern;
import org.caravane.model.Barcode;

/**
 * Checks a barcode before a shop is given it: kind, length and check digit, none of which Dolibarr
 * (contract section 5) or PrestaShop (section 3) verifies. Spaces and hyphens are formatting. A
 * stated kind that fits wins; where none is stated, or the digits contradict it, their number and
 * check digit tell: 13 are an EAN-13, 8 an EAN-8, 12 a UPC, 14 a GTIN-14. Nothing is guessed where
 * two readings are possible.
 */
public final class Barcodes {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** Also those that nobody sees: joiners, the soft hyphen, a byte order mark. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");

    private static final Pattern HYPHENS = Pattern.compile("[\u2010-\u2015\u2212]");

    /** Of its 12 digits; fewer could be anything. */
    private static final int SHORTEST_UPC = 9;

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
        Barcode.Kind kind = barcode.kind();
        if (kind == Barcode.Kind.OTHER) {
            return new Unsupported(kind);
        }
        String typed =
                HYPHENS.matcher(BLANKS.matcher(barcode.value()).replaceAll("")).replaceAll("-");
        String digits = typed.replace("-", "");
        return stated(kind, typed.replace('x', 'X'), digits)
                .or(() -> byForm(kind, typed.replace('x', 'X'), digits))
                .<Checked>map(good -> good)
                .orElseGet(() -> bad(kind, barcode.value(), digits));
    }

    private static Optional<Good> stated(Barcode.Kind kind, String typed, String digits) {
        return switch (kind) {
            case EAN8 -> gtin("ean13", digits, 8);
            case EAN13 ->
                    gtin("ean13", digits, 13).or(() -> gtin("ean13", unpadded(digits, 13), 13));
            case UPC -> gtin("upc", digits, 12).or(() -> upc(digits));
            case ISBN -> isbn(typed);
            case OTHER, UNKNOWN -> Optional.empty();
        };
    }

    /** A UPC that lost its leading zeros in a spreadsheet, or has one more as an EAN-13 has. */
    private static Optional<Good> upc(String digits) {
        boolean lost = digits.length() >= SHORTEST_UPC && digits.length() < 12;
        return gtin(
                "upc", lost ? "0".repeat(12 - digits.length()) + digits : unpadded(digits, 12), 12);
    }

    /** The digits without the zeros that stand before so many; as they are when others do. */
    private static String unpadded(String digits, int length) {
        int more = digits.length() - length;
        return more > 0 && more <= 2 && digits.startsWith("0".repeat(more))
                ? digits.substring(more)
                : digits;
    }

    private static Optional<Good> byForm(Barcode.Kind kind, String typed, String digits) {
        if (typed.contains("-")
                && ISBN_GROUPS.matcher(typed).matches()
                && isbn(typed).isPresent()) {
            return isbn(typed);
        }
        return switch (digits.length()) {
            case 8 -> gtin("ean13", digits, 8);
            case 12 -> gtin("upc", digits, 12);
            case 13 -> gtin("ean13", digits, 13);
            case 14 -> gtin("ean13", digits, 14).map(Barcodes::withoutIndicator);
            case 10 ->
                    isLoneIsbn(kind, typed, digits)
                            ? isbn(digits.replace('x', 'X'))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** A GTIN-14 that begins with 0 is an EAN-13, which every shop takes. */
    private static Good withoutIndicator(Good gtin) {
        return gtin.value().startsWith("0")
                ? new Good(gtin.field(), gtin.value().substring(1))
                : gtin;
    }

    /**
     * Ten digits may as well be a UPC that lost two zeros, or an EAN of which three are missing.
     */
    private static boolean isLoneIsbn(Barcode.Kind kind, String typed, String digits) {
        return typed.endsWith("X") || (kind == Barcode.Kind.UNKNOWN && upc(digits).isEmpty());
    }

    private static Optional<Good> gtin(String field, String digits, int length) {
        boolean right =
                digits.length() == length
                        && DIGITS.matcher(digits).matches()
                        && digits.chars().anyMatch(c -> c != '0')
                        && CheckDigits.ofEan(digits) == digits.charAt(length - 1);
        return right ? Optional.of(new Good(field, digits)) : Optional.empty();
    }

    private static Optional<Good> isbn(String value) {
        String compact = value.replace("-", "");
        boolean ten = compact.length() == 10;
        boolean thirteen =
                compact.length() == 13 && (compact.startsWith("978") || compact.startsWith("979"));
        if (!ISBN.matcher(value).matches() || !(ten || thirteen)) {
            return Optional.empty();
        }
        char expected = ten ? CheckDigits.ofIsbn10(compact) : CheckDigits.ofEan(compact);
        return expected == compact.charAt(compact.length() - 1)
                        && compact.chars().anyMatch(c -> c != '0')
                ? Optional.of(
                        new Good("isbn", ISBN_GROUPS.matcher(value).matches() ? value : compact))
                : Optional.empty();
    }

    private static Bad bad(Barcode.Kind kind, String typed, String digits) {
        return switch (kind) {
            case EAN8 -> badDigits("EAN-8", typed, digits, 8);
            case EAN13 -> badDigits("EAN-13", typed, digits, 13);
            case UPC -> badDigits("UPC", typed, digits, 12);
            case ISBN -> badIsbn(typed, digits);
            case OTHER, UNKNOWN ->
                    new Bad(
                            "the barcode %s has no type that a shop knows, and is no EAN, UPC or ISBN by its digits"
                                    .formatted(shown(typed)));
        };
    }

    private static Bad badDigits(String name, String typed, String digits, int length) {
        if (!DIGITS.matcher(digits).matches()) {
            return bad(name, typed, "has something else than digits");
        }
        if (digits.length() != length) {
            return bad(name, typed, "has " + digits.length() + " digits instead of " + length);
        }
        return digits.chars().allMatch(c -> c == '0')
                ? bad(name, typed, "has nothing but zeros")
                : wrongCheckDigit(name, typed, CheckDigits.ofEan(digits));
    }

    private static Bad badIsbn(String typed, String digits) {
        if (!ISBN.matcher(digits.replace('x', 'X')).matches()) {
            return bad("ISBN", typed, "has something else than digits, hyphens and a final X");
        }
        if (digits.length() != 10 && digits.length() != 13) {
            return bad("ISBN", typed, "has " + digits.length() + " digits instead of 10 or 13");
        }
        if (digits.length() == 13 && !digits.startsWith("978") && !digits.startsWith("979")) {
            return bad("ISBN", typed, "has 13 digits and does not start with 978 or 979");
        }
        return digits.chars().allMatch(c -> c == '0')
                ? bad("ISBN", typed, "has nothing but zeros")
                : wrongCheckDigit(
                        "ISBN",
                        typed,
                        digits.length() == 10
                                ? CheckDigits.ofIsbn10(digits)
                                : CheckDigits.ofEan(digits));
    }

    private static Bad wrongCheckDigit(String name, String value, char expected) {
        return bad(name, value, "has a wrong check digit: " + expected + " was expected");
    }

    private static Bad bad(String name, String value, String what) {
        return new Bad("the " + name + " barcode " + shown(value) + " " + what);
    }

    private static String shown(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}
