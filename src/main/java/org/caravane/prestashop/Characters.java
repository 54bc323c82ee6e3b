package org.caravane.prestashop;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Characters that a text may hold: those of XML 1.0, less other controls and the overrides of
 * writing direction, of which PrestaShop refuses U+202E. Half a surrogate pair is none; a whole
 * one, such as an emoji, stays (contract: utf8mb4).
 */
final class Characters {
    private Characters() {}

    static boolean hasUnprintable(String text) {
        return !text.codePoints().allMatch(Characters::isPrintable);
    }

    /** Line ends become line feeds, as XML makes them. */
    static String printable(String text) {
        String printable =
                hasUnprintable(text)
                        ? text.codePoints()
                                .filter(Characters::isPrintable)
                                .collect(
                                        StringBuilder::new,
                                        StringBuilder::appendCodePoint,
                                        StringBuilder::append)
                                .toString()
                        : text;
        return printable.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static boolean isPrintable(int point) {
        return switch (point) {
            case '\t', '\n', '\r' -> true;
            case '\u202D', '\u202E', '\uFEFF', '\uFFFE', '\uFFFF' -> false;
            default ->
                    !Character.isISOControl(point)
                            && !(point >= Character.MIN_SURROGATE
                                    && point <= Character.MAX_SURROGATE);
        };
    }

    /** Whether a character was left out of the texts and attributes of the tree. */
    static boolean makePrintable(Element tree) {
        boolean[] lost = {false};
        tree.traverse(
                (node, depth) -> {
                    if (node instanceof TextNode text) {
                        lost[0] |= hasUnprintable(text.getWholeText());
                        text.text(printable(text.getWholeText()));
                    } else if (node instanceof Element element) {
                        for (Attribute attribute : element.attributes()) {
                            lost[0] |= hasUnprintable(attribute.getValue());
                            attribute.setValue(printable(attribute.getValue()));
                        }
                    }
                });
        return lost[0];
    }
}
