package org.caravane.prestashop;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code link_rewrite} for a name of which a shop cannot make one itself. The shop transliterates
 * a name for its slug, keeps the letters that it cannot, and then refuses the product
 * ("link_rewrite is not valid"); nor may a slug be longer than a name, and syllables take more
 * letters than signs. On creation it transliterates what it is given as well
 * (Product::modifierWsLinkRewrite), so what is given is the name without those letters.
 */
final class Slugs {
    /** The column of link_rewrite. */
    private static final int LONGEST = 128;

    /** Letters of living alphabets that the shop's transliterator leaves, as they are romanised. */
    private static final Map<Integer, String> ROMANISED =
            Map.ofEntries(
                    Map.entry(0x0259, "e"), // Azerbaijani schwa
                    Map.entry(0x018F, "e"),
                    Map.entry(0x0254, "o"),
                    Map.entry(0x0493, "g"), // Kazakh and Tatar
                    Map.entry(0x049B, "q"),
                    Map.entry(0x04A3, "n"),
                    Map.entry(0x04AF, "u"),
                    Map.entry(0x04B1, "u"),
                    Map.entry(0x04E9, "o"),
                    Map.entry(0x04D9, "a"),
                    Map.entry(0x0497, "j"),
                    Map.entry(0x04BB, "h"),
                    Map.entry(0x0639, "a"), // Arabic ain
                    Map.entry(0x00B5, "u")); // micro, as in um for micrometre

    private static final String NAMELESS = "product";

    private Slugs() {}

    /** The slug to send; absent where the shop's own is accepted. */
    static Optional<String> of(String name, String reference, ShopLimits limits) {
        boolean refused =
                !limits.anyLetterInUrls() && name.codePoints().anyMatch(LettersLeft::isLeft);
        if (!refused && length(name) <= LONGEST) {
            return Optional.empty();
        }
        String slug = cut(refused ? readable(name) : name);
        return Optional.of(
                hasContent(slug)
                        ? slug
                        : hasContent(cut(plain(reference))) ? cut(plain(reference)) : NAMELESS);
    }

    /** The name in letters that the shop can transliterate. */
    private static String readable(String name) {
        StringBuilder readable = new StringBuilder();
        name.codePoints()
                .map(Character::toLowerCase)
                .forEach(
                        point -> {
                            if (!LettersLeft.isLeft(point)) {
                                readable.appendCodePoint(point);
                            } else if (ROMANISED.containsKey(point)) {
                                readable.append(ROMANISED.get(point));
                            } else if (point == '\u3005' && !readable.isEmpty()) {
                                // says the ideograph before it again
                                readable.append(readable.charAt(readable.length() - 1));
                            } else {
                                readable.append(compatible(point));
                            }
                        });
        return readable.toString().replaceAll("[\\s\\p{Z}]+", " ").strip();
    }

    /** Mathematical letters, ordinal signs and ligatures are letters in another dress. */
    private static String compatible(int point) {
        String plain = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
        return plain.codePoints().anyMatch(LettersLeft::isLeft) ? " " : plain;
    }

    /** A reference as a slug needs no transliterator. */
    private static String plain(String reference) {
        return Normalizer.normalize(reference, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^A-Za-z0-9_-]+", " ")
                .strip();
    }

    private static boolean hasContent(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static String cut(String text) {
        int[] points = text.codePoints().toArray();
        int length = 0;
        for (int i = 0; i < points.length; i++) {
            length += letters(points[i]);
            if (length > LONGEST) {
                int end = WordCuts.at(i, at -> Character.isWhitespace(points[at]));
                return new String(points, 0, end).strip();
            }
        }
        return text;
    }

    private static int length(String text) {
        return text.codePoints().map(Slugs::letters).sum();
    }

    /** The most letters that a sign becomes, its space included. */
    private static int letters(int point) {
        if (point < 0x80) {
            return 1;
        }
        if (!Character.isLetter(point)) {
            // fractions and letter-like symbols, but an emoji leaves nothing
            return point > 0xFFFF ? 0 : 3;
        }
        UnicodeScript script = UnicodeScript.of(point);
        return switch (script) {
            case HAN, HANGUL -> 7;
            case LATIN, CYRILLIC, GREEK, ARMENIAN, ARABIC -> 2;
            default -> 3;
        };
    }
}
