package org.caravane.sandbox;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tools::str2url and Validate::isLinkRewrite of 8.2.1: a name in Latin letters, as ICU
 * transliterates it. Of its tables only some letters of each script are here, the rest stands for
 * itself as x; what ICU leaves, the shop leaves too and then refuses.
 */
final class PrestashopSlugs {
    private static final Map<Integer, String> LETTERS = letters();

    /** Letters of the basic plane that ICU 72 leaves; the others are whole scripts. */
    private static final String LEFT = "µªºəƏɔعءﻋқңүұөәғһ々〆ⁿ";

    private static final Set<UnicodeScript> LEFT_SCRIPTS =
            Set.of(
                    UnicodeScript.LAO,
                    UnicodeScript.KHMER,
                    UnicodeScript.TIBETAN,
                    UnicodeScript.SINHALA,
                    UnicodeScript.CHEROKEE,
                    UnicodeScript.YI);

    private PrestashopSlugs() {}

    static boolean isLinkRewrite(String slug, boolean anyLetter) {
        return slug.matches(anyLetter ? "[_a-zA-Z0-9\\p{L}\\p{S}-]+" : "[_a-zA-Z0-9-]+");
    }

    /** "Bad slug é" becomes "bad-slug-e", 日本茶 "ri-ben-cha". */
    static String of(String name, boolean anyLetter) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return (anyLetter ? lower : transliterated(lower))
                .replaceAll("[^a-zA-Z0-9\\s':/\\[\\]\\p{L}-]", "")
                .replaceAll("[\\s':/\\[\\]-]+", " ")
                .strip()
                .replace(' ', '-');
    }

    private static String transliterated(String text) {
        StringBuilder latin = new StringBuilder();
        text.codePoints().forEach(point -> latin.append(latin(point, latin)));
        return latin.toString();
    }

    private static String latin(int point, StringBuilder before) {
        String sign = Character.toString(point);
        if (point < 0x80 || !Character.isLetter(point) || isLeft(point)) {
            return sign;
        }
        if (LETTERS.containsKey(point)) {
            return LETTERS.get(point) + (UnicodeScript.of(point) == UnicodeScript.HAN ? " " : "");
        }
        String plain = Normalizer.normalize(sign, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        if (plain.chars().allMatch(c -> c < 0x80)) {
            return plain;
        }
        return switch (UnicodeScript.of(point)) {
            case HAN -> (before.isEmpty() ? "" : " ") + "zi ";
            case HANGUL -> "han";
            default -> plain.equals(sign) ? "x" : transliterated(plain);
        };
    }

    private static boolean isLeft(int point) {
        return point > 0xFFFF
                || LEFT.indexOf(point) >= 0
                || LEFT_SCRIPTS.contains(UnicodeScript.of(point));
    }

    private static Map<Integer, String> letters() {
        Map<Integer, String> letters = new HashMap<>();
        put(letters, "日本茶野家佐木人中国大", "ri ben cha ye jia zuo mu ren zhong guo da");
        put(letters, "おちゃかきものすし", "o chi ya ka ki mo no su shi");
        put(letters, "カーキモノスシ", "ka  ki mo no su shi");
        put(letters, "шайчекартольниябвдмп", "s a j c e k a r t o l ' n i a b v d m p");
        put(letters, "τσαιλδο", "t s a i l d o");
        put(letters, "شايسلبتحرمنهوقطخضغ", "sh a y s l b t h r m n h w q t kh d gh");
        put(letters, "œæøßđłŋ", "oe ae o ss d l n");
        return letters;
    }

    private static void put(Map<Integer, String> letters, String signs, String latin) {
        String[] parts = latin.split(" ", -1);
        int[] points = signs.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            letters.put(points[i], parts[i]);
        }
    }
}
