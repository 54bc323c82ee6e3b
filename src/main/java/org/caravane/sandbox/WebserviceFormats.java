package org.caravane.sandbox;

import java.time.YearMonth;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * PrestaShop's validators by the names that {@code schema=synopsis} gives them, as a real 8.2.1
 * applied them: integers have no leading zero, an ISBN has the shape of one, HTML has neither
 * script nor frame nor event handler.
 */
final class WebserviceFormats {

    private static final Pattern UNSIGNED = Pattern.compile("0|[1-9]\\d{0,9}");
    private static final long LARGEST_UNSIGNED = 4294967295L;
    private static final Map<String, Pattern> FORMATS =
            Map.ofEntries(
                    Map.entry("isInt", Pattern.compile("0|-?[1-9]\\d{0,18}")),
                    Map.entry("isBool", Pattern.compile("[01]")),
                    Map.entry("isPrice", Pattern.compile("\\d{1,10}(\\.\\d{1,9})?")),
                    Map.entry("isUnsignedFloat", Pattern.compile("\\d+(\\.\\d+)?")),
                    Map.entry("isEan13", Pattern.compile("\\d{0,13}")),
                    Map.entry("isUpc", Pattern.compile("\\d{0,12}")),
                    // 10 or 13 digits, or 4 or 5 groups that make 13 or 17 characters
                    Map.entry(
                            "isIsbn",
                            Pattern.compile(
                                    "\\d{9}[\\dX]|97[89]\\d{10}"
                                            + "|(?=.{13}$)\\d+([- ]\\d+){2}[- ][\\dX]"
                                            + "|(?=.{17}$)97[89]([- ]\\d+){3}[- ]\\d")),
                    Map.entry("isMpn", Pattern.compile(".{0,40}", Pattern.DOTALL)),
                    Map.entry("isReference", Pattern.compile("[^<>;={}]*")),
                    Map.entry("isCatalogName", Pattern.compile("[^<>;=#{}]*")),
                    Map.entry("isGenericName", Pattern.compile("[^<>={}]*")),
                    Map.entry("IsGenericName", Pattern.compile("[^<>={}]*")),
                    Map.entry("isLinkRewrite", Pattern.compile("[_a-zA-Z0-9-]+")),
                    Map.entry(
                            "isDateFormat",
                            Pattern.compile(
                                    "\\d{4}-((0?[0-9])|(1[0-2]))-((0?[0-9])|([1-2][0-9])|(3[01]))")));
    private static final Pattern UNCLEAN =
            Pattern.compile(
                    "<\\s*script|script:|\u202E"
                            + "|<\\s*\\w+[^>]*\\son\\w+=[\"'][^\"']*[\"']"
                            + "|on(abort|animation\\w+|blur|change|\\w*click|close|copy|cut|drag\\w*|drop|ended|error"
                            + "|focus\\w*|hashchange|input|invalid|key\\w+|load\\w*|message|mouse\\w+|move|page\\w+|paste"
                            + "|pause|play\\w*|pointer\\w+|progress|reset|resize|scroll|search|select|show|start|stop"
                            + "|storage|submit|toggle|unload|wait\\w*)\\s*=",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern EMBEDDED =
            Pattern.compile("<\\s*(i?frame|form|input|embed|object)", Pattern.CASE_INSENSITIVE);

    private WebserviceFormats() {}

    /** Validate::isDate: a day that there is. */
    private static boolean isDate(String value) {
        if (!value.matches("\\d{4}-\\d?\\d-\\d?\\d( \\d\\d:\\d\\d:\\d\\d)?")) {
            return false;
        }
        String[] parts = value.split("[- ]", -1);
        int month = Integer.parseInt(parts[1]);
        int year = Integer.parseInt(parts[0]);
        int day = Integer.parseInt(parts[2]);
        return year > 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    static boolean isCleanHtml(String value, boolean iframes) {
        return !UNCLEAN.matcher(value).find() && (iframes || !EMBEDDED.matcher(value).find());
    }

    static boolean valid(String format, String value) {
        return switch (format) {
            case "isDate" -> isDate(value);
            case "isCleanHtml" -> isCleanHtml(value, false);
            case "isUnsignedId", "isUnsignedInt", "isPositiveInt" ->
                    UNSIGNED.matcher(value).matches() && Long.parseLong(value) <= LARGEST_UNSIGNED;
            default -> {
                Pattern pattern = FORMATS.get(format);
                yield pattern == null || pattern.matcher(value).matches();
            }
        };
    }
}
