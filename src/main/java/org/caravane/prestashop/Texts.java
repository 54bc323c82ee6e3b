package org.caravane.prestashop;

import java.util.List;

/**
 * Texts made fit for PrestaShop's validation (contract section 3; Validate::isCatalogName and
 * isCleanHtml of 8.2.1, which is the strictest of 1.7.8 to 8.2). Whatever is lost is told in a
 * warning, in a merchant's words; what a customer does not see is not (entities, classes, styles).
 */
public final class Texts {
    private static final int DEFAULT_SHORT_LIMIT = 800;

    private Texts() {}

    /**
     * A text that the shop accepts.
     *
     * @param warnings one sentence for each thing that changed
     */
    public record Cleaned(String value, List<String> warnings) {
        public Cleaned {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * A product's name: plain text without {@code <>;=#{}}, on one line, at most 128 code points,
     * cut at a word. The reference stands in for a label of which nothing is left.
     */
    public static Cleaned name(String label, String ref) {
        return Names.of(label, ref);
    }

    /**
     * A long description: HTML with texts, lists, tables, links and images by http or https,
     * nothing that acts or embeds. A text without tags keeps its line breaks.
     */
    public static Cleaned description(String html) {
        Descriptions cleaned = Descriptions.of(html);
        return new Cleaned(cleaned.html(), cleaned.warnings());
    }

    /**
     * A description cut at a word, its tags still balanced, so that the whole HTML has at most so
     * many code points. PrestaShop counts the text alone, so this is never too long for it.
     *
     * @param limit the shop's PS_PRODUCT_SHORT_DESC_LIMIT; 0 or less is its default, 800
     */
    public static Cleaned shortDescription(String html, int limit) {
        return Descriptions.of(html).cut(limit <= 0 ? DEFAULT_SHORT_LIMIT : limit);
    }
}
