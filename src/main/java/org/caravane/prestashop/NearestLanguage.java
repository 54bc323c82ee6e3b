package org.caravane.prestashop;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caravane.model.ShopLanguage;

/**
 * Which of an ERP's languages a shop's language reads best: exactly it; otherwise the same language
 * of another region, first the region that the language is named after (fr_FR, de_DE; en_GB, then
 * en_US), then the first by name. Never another language, nor Chinese in the other script.
 */
final class NearestLanguage {
    private static final Map<String, String> HOMES =
            Map.ofEntries(
                    Map.entry("en", "GB"),
                    Map.entry("zh", "CN"),
                    Map.entry("ja", "JP"),
                    Map.entry("ko", "KR"),
                    Map.entry("da", "DK"),
                    Map.entry("sv", "SE"),
                    Map.entry("nb", "NO"),
                    Map.entry("cs", "CZ"),
                    Map.entry("el", "GR"),
                    Map.entry("et", "EE"),
                    Map.entry("sl", "SI"),
                    Map.entry("uk", "UA"),
                    Map.entry("he", "IL"),
                    Map.entry("hi", "IN"),
                    Map.entry("fa", "IR"),
                    Map.entry("ar", "SA"),
                    Map.entry("vi", "VN"),
                    Map.entry("sq", "AL"),
                    Map.entry("ca", "ES"));
    private static final Set<String> TRADITIONAL_CHINESE = Set.of("TW", "HK", "MO");

    private NearestLanguage() {}

    /**
     * The locale whose translation a shop's language takes; absent where the ERP's own text is
     * nearer, which it is to the main language and to other regions of it.
     */
    static Optional<String> of(
            Collection<String> locales, ShopLanguage language, Collection<ShopLanguage> all) {
        if (language.main() || locales.isEmpty()) {
            return Optional.empty();
        }
        boolean ownIsNear =
                all.stream()
                        .anyMatch(
                                one ->
                                        one.main()
                                                && language(one.locale())
                                                        .equals(language(language.locale())));
        return ownIsNear && !locales.contains(language.locale())
                ? Optional.empty()
                : of(locales, language.locale());
    }

    /**
     * One of the locales.
     *
     * @param wanted {@code fr_BE}, or {@code fr} where a shop does not tell the region
     */
    static Optional<String> of(Collection<String> locales, String wanted) {
        if (locales.contains(wanted)) {
            return Optional.of(wanted);
        }
        String language = language(wanted);
        String home = HOMES.getOrDefault(language, language.toUpperCase(Locale.ROOT));
        return language.isEmpty()
                ? Optional.empty()
                : locales.stream()
                        .filter(l -> language(l).equals(language))
                        .min(
                                Comparator.comparing((String l) -> !l.equalsIgnoreCase(wanted))
                                        .thenComparing(l -> !region(l).equals(home))
                                        .thenComparing(l -> !region(l).equals("US"))
                                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The language, which for Chinese is the script: whoever reads one may not read the other. */
    private static String language(String locale) {
        int end = locale.indexOf('_');
        String language = (end < 0 ? locale : locale.substring(0, end)).toLowerCase(Locale.ROOT);
        return switch (language) {
            // Norwegian as a whole, as PrestaShop names it, is written as Bokmål
            case "no" -> "nb";
            case "iw" -> "he";
            case "zh" -> TRADITIONAL_CHINESE.contains(region(locale)) ? "zh-hant" : "zh";
            default -> language;
        };
    }

    private static String region(String locale) {
        int end = locale.lastIndexOf('_');
        return end < 0 ? "" : locale.substring(end + 1).toUpperCase(Locale.ROOT);
    }
}
