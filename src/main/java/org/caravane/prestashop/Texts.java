package org.caravane.prestashop;

import java.util.List;

/**
 * Texts made fit for PrestaShop's validation (contract section 3; Validate::isCatalogName and
 * isCleanHtml of 8.2.1, which is the strictest of 1.7.8 to 8.2). Formatting that the shop's own
 * rule accepts arrives as it is; whatever is lost is told in a warning, in a merchant's words.
 */
public final class Texts {
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
     * A product's name: plain text without {@code <>;=#{}}, on one line, cut at a word. The
     * reference stands in for a label of which nothing is left.
     *
     * @param longest in code points
     */
    public static Cleaned name(String label, String ref, int longest) {
        return Names.of(label, ref, longest);
    }

    /**
     * A long description: HTML as it was written, images and links by http or https, nothing that
     * acts or embeds. A text without tags keeps its line breaks.
     */
    public static Cleaned description(String html, ShopLimits limits) {
        Descriptions cleaned = Descriptions.of(html, limits.iframes());
        return new Cleaned(cleaned.html(), cleaned.warnings());
    }

    /**
     * A description cut at a word, its tags still balanced, so that the shop counts at most so many
     * characters: of the text alone, without tags and line ends.
     */
    public static Cleaned shortDescription(String html, ShopLimits limits) {
        return Descriptions.of(html, limits.iframes()).cut(limits.summary());
    }
}
