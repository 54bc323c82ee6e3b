package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caravane.model.ShopLanguage;

/** Reads a shop's languages: texts are written in all of them, active or not. */
public final class ShopLanguages {
    private static final Pattern LOCALE = Pattern.compile("([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?");

    /**
     * The languages, lowest id first.
     *
     * @param isoCode of the language that the ERP's own texts are in; empty takes the shop's
     *     default
     * @param defaultId the shop's PS_LANG_DEFAULT, empty when the key may not read it
     * @throws ShopUnavailable when the shop has no such language
     */
    public List<ShopLanguage> read(JsonNode root, String isoCode, Optional<Long> defaultId) {
        List<JsonNode> nodes =
                WebserviceXml.all(root.path("languages"), "language").stream()
                        .filter(n -> WebserviceXml.languageId(n).isPresent())
                        .sorted(Comparator.comparing(n -> WebserviceXml.languageId(n).orElse(0)))
                        .toList();
        if (nodes.isEmpty()) {
            throw new ShopUnavailable("The shop lists no language");
        }
        JsonNode main =
                nodes.stream()
                        .filter(n -> isMain(n, isoCode, defaultId))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new ShopUnavailable(
                                                "The shop has no language %s: correct the shop's language setting"
                                                        .formatted(isoCode)));
        List<ShopLanguage> languages = new ArrayList<>();
        for (JsonNode node : nodes) {
            int id = WebserviceXml.languageId(node).orElseThrow();
            String locale = locale(node);
            languages.add(new ShopLanguage(id, locale, node.equals(main)));
        }
        return languages;
    }

    /** {@code en_GB}; shops that were upgraded from 1.6 may have its code alone. */
    private static String locale(JsonNode node) {
        String told = WebserviceXml.text(node, "locale").strip();
        String code = told.isEmpty() ? WebserviceXml.text(node, "language_code").strip() : told;
        Matcher parts = LOCALE.matcher(code);
        return parts.matches()
                ? parts.group(1).toLowerCase(Locale.ROOT)
                        + (parts.group(2) == null
                                ? ""
                                : "_" + parts.group(2).toUpperCase(Locale.ROOT))
                : "";
    }

    private static boolean isMain(JsonNode node, String isoCode, Optional<Long> defaultId) {
        return isoCode.isEmpty()
                ? defaultId.isEmpty() || defaultId.equals(WebserviceXml.id(node, "id"))
                : WebserviceXml.text(node, "iso_code").equalsIgnoreCase(isoCode);
    }
}
