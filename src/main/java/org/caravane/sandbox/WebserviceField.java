package org.caravane.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * One field of a resource as {@code schema=synopsis} describes it (recordings 024, 040): the format
 * that PrestaShop checks, the length, and whether it is required, read-only, filterable, translated
 * or a link.
 */
record WebserviceField(String name, String format, int maxSize, Set<String> flags, String link) {

    private static final Set<String> INTEGERS =
            Set.of("isUnsignedId", "isBool", "isInt", "isPositiveInt", "isUnsignedInt");
    private static final Set<String> DECIMALS = Set.of("isPrice", "isUnsignedFloat");

    /** Reads {@code name format max=64 required readonly nofilter i18n unset >link}. */
    static WebserviceField parse(String line) {
        List<String> words = Arrays.asList(line.strip().split("\\s+", -1));
        int max = 0;
        String link = "";
        for (String word : words) {
            if (word.startsWith("max=")) {
                max = Integer.parseInt(word.substring(4));
            } else if (word.startsWith(">")) {
                link = word.substring(1);
            }
        }
        String format = words.size() > 1 && !words.get(1).equals("-") ? words.get(1) : "";
        return new WebserviceField(
                words.get(0), format, max, Set.copyOf(words.subList(1, words.size())), link);
    }

    boolean required() {
        return flags.contains("required");
    }

    boolean readOnly() {
        return flags.contains("readonly");
    }

    boolean filterable() {
        return !flags.contains("nofilter");
    }

    boolean translated() {
        return flags.contains("i18n");
    }

    boolean integer() {
        return INTEGERS.contains(format);
    }

    boolean decimal() {
        return DECIMALS.contains(format);
    }

    boolean date() {
        return name.equals("date_add") || name.equals("date_upd");
    }

    /**
     * The fields whose database column may be NULL, shown as null in JSON lists (recording 034).
     */
    boolean nullable() {
        return flags.contains("nullable");
    }
}
