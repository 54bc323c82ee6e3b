package org.caravane.sync;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How Dolibarr changes a reference when it stores one: signs become an underscore, accents go, and
 * so do two dots (Product::create and verify of 17 to 23: dol_string_nospecial, then
 * dol_sanitizeFileName). A shop keeps the reference as it was typed.
 */
public final class ChangedReferences {
    /** Each becomes an underscore; of the blanks only the space. */
    private static final Pattern SIGNS = Pattern.compile("[ '/\\\\:*?\"<>|\\[\\],;=°$`]");

    private static final Pattern HYPHENS = Pattern.compile("--+");

    private ChangedReferences() {}

    /** Whether Dolibarr may have had to change some reference into this one. */
    public static boolean mayBeOne(String reference) {
        return reference.indexOf('_') >= 0;
    }

    /**
     * The references that Dolibarr may make of one of a shop, folded as a database compares them.
     */
    public static Set<String> storedFormsOf(String inShop) {
        String renamed = SIGNS.matcher(inShop.strip()).replaceAll("_");
        String created = HYPHENS.matcher(renamed).replaceAll("_").replace("..", "");
        return new HashSet<>(List.of(fold(renamed), fold(created)));
    }

    /** Whether a shop has under its own spelling what Dolibarr has under a changed one. */
    static boolean isSame(String inShop, String inDolibarr) {
        return !fold(inShop).equals(fold(inDolibarr))
                && storedFormsOf(inShop).contains(fold(inDolibarr));
    }

    /** Equality as the shop's database sees it: case, accents and trailing spaces do not count. */
    public static String fold(String reference) {
        return Normalizer.normalize(reference, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .stripTrailing();
    }
}
