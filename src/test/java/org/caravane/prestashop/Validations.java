package org.caravane.prestashop;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What PrestaShop 8.2.1 refuses: Validate::isCatalogName and isCleanHtml, iframes not allowed. The
 * events are a sample of those it lists.
 */
final class Validations {
    private static final Pattern NAME = Pattern.compile("^[^<>;=#{}]*$");
    private static final int CASELESS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    private static final List<Pattern> DANGERS =
            List.of(
                    Pattern.compile("<[\\s]*script", CASELESS),
                    Pattern.compile("<\\s*\\w+[^>]*\\s(on\\w+)=[\"'][^\"']*[\"']", CASELESS),
                    Pattern.compile(
                            "on(click|load|error|mouse(over|out|down|up)|focus|blur|change|start|stop"
                                    + "|move|show|close|cut|copy|paste|play|pause|help|input|toggle)[\\s]*=",
                            CASELESS),
                    Pattern.compile("script\\:", CASELESS),
                    Pattern.compile("<[\\s]*(i?frame|form|input|embed|object)", CASELESS),
                    Pattern.compile("\u202E"));

    private Validations() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches()
                && !name.isBlank()
                && name.codePointCount(0, name.length()) <= 128
                && isText(name);
    }

    static boolean isCleanHtml(String html) {
        return isText(html) && DANGERS.stream().noneMatch(danger -> danger.matcher(html).find());
    }

    /** What Product::validateField counts of a short description. */
    static int counted(String html) {
        String text = html.replaceAll("<[^>]*>|[\r\n]", "");
        return text.codePointCount(0, text.length());
    }

    /** Valid UTF-8 and XML 1.0. */
    private static boolean isText(String text) {
        return text.codePoints()
                .allMatch(
                        c ->
                                c == '\t'
                                        || c == '\n'
                                        || (c >= 0x20 && c < 0xD800)
                                        || (c >= 0xE000 && c < 0xFFFE)
                                        || c >= 0x10000);
    }
}
