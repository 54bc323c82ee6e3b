package org.caravane.sandbox;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How MariaDB compares a column with a literal: texts without case and accents, numbers by their
 * leading digits, times as literals in the database's zone (contract section 3). A number beside a
 * time is read as yyyyMMddHHmmss, so an epoch is accepted and means nothing.
 */
final class SqlfilterValue {
    private static final Pattern NUMBER = Pattern.compile("^\\s*([-+]?\\d+(\\.\\d+)?)");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final DateTimeFormatter SPACED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private SqlfilterValue() {}

    /** The order of column and literal, empty when the comparison is neither true nor false. */
    static OptionalInt compare(Object column, Object literal) {
        if (column instanceof LocalDateTime time) {
            if (literal instanceof BigDecimal number) {
                return OptionalInt.of(new BigDecimal(COMPACT.format(time)).compareTo(number));
            }
            return time(literal.toString()).map(time::compareTo).stream()
                    .mapToInt(Integer::intValue)
                    .findFirst();
        }
        if (column instanceof String text && literal instanceof String other) {
            return OptionalInt.of(folded(text).compareTo(folded(other)));
        }
        return OptionalInt.of(number(column).compareTo(number(literal)));
    }

    static boolean like(Object column, String pattern) {
        String text =
                column instanceof LocalDateTime time ? SPACED.format(time) : column.toString();
        StringBuilder regex = new StringBuilder();
        for (char c : folded(pattern).toCharArray()) {
            switch (c) {
                case '%' -> regex.append(".*");
                case '_' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(folded(text)).matches();
    }

    static String folded(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return plain.toLowerCase(Locale.ROOT).stripTrailing();
    }

    static Optional<LocalDateTime> time(String literal) {
        String text = literal.strip().replace('T', ' ');
        text = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
        try {
            return Optional.of(
                    switch (text.length()) {
                        case 8 -> LocalDateTime.parse(text + "000000", COMPACT);
                        case 10 -> LocalDate.parse(text).atStartOfDay();
                        case 14 -> LocalDateTime.parse(text, COMPACT);
                        case 15 -> LocalDateTime.parse(text.replace(" ", ""), COMPACT);
                        default -> LocalDateTime.parse(text, SPACED);
                    });
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static BigDecimal number(Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        Matcher digits = NUMBER.matcher(value.toString());
        return digits.find() ? new BigDecimal(digits.group(1)) : BigDecimal.ZERO;
    }
}
