package org.caravane.prestashop;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which attributes stay: all that show something, whatever it is (style, class, align, border,
 * width, target), none that acts or loads from elsewhere than the web.
 */
final class HtmlAttributes {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][\\w:.-]*");
    private static final Set<String> ACTING =
            Set.of("srcdoc", "formaction", "action", "ping", "http-equiv", "srcset", "imagesrcset");
    private static final Set<String> ADDRESSES =
            Set.of(
                    "href",
                    "src",
                    "cite",
                    "longdesc",
                    "poster",
                    "background",
                    "data",
                    "xlink:href",
                    "classid",
                    "codebase",
                    "profile",
                    "manifest",
                    "icon",
                    "dynsrc",
                    "lowsrc",
                    "usemap");

    /** Of an address without its blanks and controls, which browsers leave out. */
    private static final Pattern WEB = Pattern.compile("(?i)(https?:)?//[^/?#].*", Pattern.DOTALL);

    private static final Pattern LINK =
            Pattern.compile("(?i)((https?|ftp):)?//[^/?#].*|(mailto|tel):.+|#.*", Pattern.DOTALL);
    private static final Pattern IGNORED = Pattern.compile("[\\p{Cntrl}\\p{Z}]+");

    /** CSS that runs or loads something, or hides its words behind escapes and comments. */
    private static final Pattern ACTING_STYLE =
            Pattern.compile(
                    "(?i)expression\\s*\\(|script\\s*:|-moz-binding|behaviou?r\\s*:|@import|\\\\|/\\*"
                            + "|url\\s*\\((?!\\s*[\"']?(https?:)?//)");

    private HtmlAttributes() {}

    /** The value as it may be sent; absent when the attribute may not. */
    static Optional<String> kept(String element, String name, String typed) {
        String key = name.toLowerCase(Locale.ROOT);
        String value = Characters.printable(typed);
        if (!NAME.matcher(key).matches() || ACTING.contains(key) || CleanHtmlRule.isEvent(key)) {
            return Optional.empty();
        }
        if (ADDRESSES.contains(key)) {
            boolean link = key.equals("href") || key.equals("cite") || key.equals("usemap");
            return isAddress(link ? LINK : WEB, value) ? Optional.of(value) : Optional.empty();
        }
        if (key.equals("style")) {
            return ACTING_STYLE.matcher(value).find() || CleanHtmlRule.refuses(value)
                    ? Optional.empty()
                    : Optional.of(value);
        }
        return Optional.of(CleanHtmlRule.harmless(value));
    }

    private static boolean isAddress(Pattern allowed, String value) {
        return allowed.matcher(IGNORED.matcher(value).replaceAll("")).matches()
                && !CleanHtmlRule.refuses(value);
    }
}
