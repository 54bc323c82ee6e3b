package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.caravane.model.FieldValues;
import org.caravane.model.ShopLanguage;
import org.jsoup.Jsoup;

/**
 * A multilingual field is replaced whole (contract, rule 2), so a field that changes in one
 * language is sent in all of them. Where the ERP has no text of its own for a language it only
 * fills the gap: what a merchant translated there stays.
 */
final class LanguageMerge {
    private LanguageMerge() {}

    /**
     * The changes with every multilingual field completed.
     *
     * @param sent what was sent last: a text that still reads so was not touched since
     */
    static FieldValues merge(
            FieldValues changes,
            FieldValues sent,
            JsonNode product,
            Iterable<ShopLanguage> languages) {
        FieldValues wanted = sent.with(changes);
        var merged = new TreeMap<>(changes.values());
        for (String field : ProductFields.MULTILINGUAL) {
            if (changes.values().keySet().stream()
                    .noneMatch(key -> FieldValues.fieldOf(key).equals(field))) {
                continue;
            }
            Map<Integer, String> current = texts(product.path(field));
            String own = "";
            for (ShopLanguage language : languages) {
                if (language.main()) {
                    own = wanted.get(field + "/" + language.id()).orElse("");
                }
            }
            // a language that the shop got since it was last asked
            current.forEach((id, text) -> merged.putIfAbsent(field + "/" + id, text));
            for (ShopLanguage language : languages) {
                String key = field + "/" + language.id();
                String there = current.getOrDefault(language.id(), "");
                String ours = wanted.get(key).orElse(there);
                boolean filler = !language.main() && ours.equals(own);
                boolean touched =
                        !there.isBlank() && sent.get(key).filter(s -> sameText(s, there)).isEmpty();
                merged.put(key, filler && touched ? there : ours);
            }
        }
        return FieldValues.of(merged);
    }

    /** The texts of a multilingual element by language id. */
    static Map<Integer, String> texts(JsonNode element) {
        Map<Integer, String> texts = new HashMap<>();
        WebserviceXml.all(element, "language")
                .forEach(
                        language ->
                                WebserviceXml.languageId(language)
                                        .ifPresent(
                                                id -> texts.put(id, WebserviceXml.text(language))));
        return texts;
    }

    /** The shop tidies HTML when it stores it, so only what a reader sees is compared. */
    static boolean sameText(String one, String other) {
        return one.equals(other)
                || Jsoup.parseBodyFragment(one)
                        .text()
                        .equals(Jsoup.parseBodyFragment(other).text());
    }
}
