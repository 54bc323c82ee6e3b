package org.caravane.sandbox;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * MySQL's utf8mb4 general collation, near enough: case, accents and trailing spaces do not count;
 * numbers are compared as numbers (section 2 of the contract).
 */
final class WebserviceCollation {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private WebserviceCollation() {}

    static String fold(String text) {
        boolean plain = text.chars().allMatch(c -> c < 128);
        String bare =
                plain
                        ? text
                        : ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                                .replaceAll("");
        return bare.toLowerCase(Locale.ROOT).replace("ß", "s").stripTrailing();
    }

    static int compare(boolean numeric, String left, String right) {
        if (numeric) {
            Optional<BigDecimal> a = number(left);
            Optional<BigDecimal> b = number(right);
            if (a.isPresent() && b.isPresent()) {
                return a.get().compareTo(b.get());
            }
        }
        return fold(left).compareTo(fold(right));
    }

    static Pattern like(String mask) {
        StringBuilder regex = new StringBuilder();
        for (char c : fold(mask).toCharArray()) {
            regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    static Optional<BigDecimal> number(String text) {
        return text.matches("\\s*-?\\d+(\\.\\d+)?\\s*")
                ? Optional.of(new BigDecimal(text.strip()))
                : Optional.empty();
    }
}
