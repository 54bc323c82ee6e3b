package org.caravane.prestashop;

import java.util.regex.Pattern;

/** What is a tag or an entity, and what only looks like one. */
final class Markup {
    private static final String ELEMENT =
            "(?:a|abbr|acronym|address|applet|area|article|aside|audio|b|base|basefont|bdi|bdo|big"
                    + "|blink|blockquote|body|br|button|canvas|caption|center|cite|code|col|colgroup"
                    + "|data|datalist|dd|del|details|dfn|dialog|dir|div|dl|dt|em|embed|fieldset"
                    + "|figcaption|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hgroup"
                    + "|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark"
                    + "|marquee|math|menu|meta|meter|nav|nobr|noframes|noscript|object|ol|optgroup"
                    + "|option|output|p|param|picture|plaintext|pre|progress|q|rp|rt|ruby|s|samp"
                    + "|script|section|select|slot|small|source|span|strike|strong|style|sub"
                    + "|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title"
                    + "|tr|track|tt|u|ul|var|video|wbr|xmp)";
    private static final String TAG = "</?" + ELEMENT + "(?=[\\s/>])[^<>]*>|<!--";
    private static final Pattern TAGS = Pattern.compile("(?i)" + TAG);
    private static final Pattern KNOWN = Pattern.compile("(?i)" + ELEMENT);
    private static final Pattern STRAY =
            Pattern.compile("(?i)<(?!/?" + ELEMENT + "(?=[\\s/>])[^<>]*>|!--)");
    private static final Pattern BARE_AMPERSAND =
            Pattern.compile("&(?!#\\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)");

    private Markup() {}

    /**
     * Whether a text is HTML. Dolibarr's dol_textishtml goes by names of elements as well: {@code
     * <contact@example.org>} is what somebody typed.
     */
    static boolean hasTags(String text) {
        return TAGS.matcher(text).find();
    }

    static boolean isElement(String name) {
        return KNOWN.matcher(name).matches();
    }

    /** The text with each less-than sign that starts no tag written as an entity. */
    static String repaired(String text) {
        return STRAY.matcher(text).replaceAll("&lt;");
    }

    /**
     * The text with each ampersand that starts no entity written as one. HTML takes {@code &copy}
     * for an entity even without its semicolon; who types plain text means the letters.
     */
    static String withPlainAmpersands(String text) {
        return text.indexOf('&') < 0 ? text : BARE_AMPERSAND.matcher(text).replaceAll("&amp;");
    }

    /** A text without tags, its line breaks as tags. */
    static String fromPlainText(String text) {
        return withPlainAmpersands(text.strip())
                .replace("<", "&lt;")
                .replaceAll("\r\n|\r|\n", "<br>");
    }
}
