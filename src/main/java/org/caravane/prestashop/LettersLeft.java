package org.caravane.prestashop;

import java.util.BitSet;

/**
 * The letters that a shop's transliterator leaves as they are, so that they end up in a slug, which
 * the shop then refuses: Tools::str2url of 8.2.1 with "Any-Latin; Latin-ASCII" of ICU 72, letter by
 * letter. Not only rare ones: the micro sign, ordinal signs, the Arabic ain, letters of Kazakh and
 * Azerbaijani, all of Lao, Khmer and Tibetan.
 */
final class LettersLeft {
    /** Code points up to U+3130, as ranges of hexadecimal numbers. */
    private static final String RANGES =
            "aa-ba 184-186 18d-18f 194 196 19b-19c 19f 1a7-1aa 1b1 1b7-1c3 1dd "
                    + "1ee-1ef 1f7 21c-21d 222-223 241-242 245 24a-24b 250-252 254 258-25a "
                    + "25c-25e 263-265 269 26e-270 275 277-27b 27f 281 283-287 28a 28c-28e "
                    + "292-298 29a 29e 2a1-2a2 2a4 2a7-2a9 2ac-2b8 2be-2c1 2c7 2c9-2ca 2cc-2cf "
                    + "2d1-373 376-377 37b-37d 3cf 3d7-3ef 3fc-3ff 460-48f 496-497 49a-4c0 "
                    + "4c3-4cf 4d8-4db 4e0-4e1 4e8-4eb 4f6-4f7 4fa-52f 538 559-560 568 588 5ef "
                    + "620-621 639 63b-640 66e-67d 67f-685 687-697 699-6a3 6a5-6a8 6aa-6ac 6ae "
                    + "6b0-6ca 6cd-710 725 72d-77f 79c 7a1-7a2 7a5-8c9 971-980 9fc af9 bd0 c34 "
                    + "c3d-c5d c80 cdd cf1-d04 d29 d3a-d5f d7a-dc6 e81-f8c 1022 1028 103f-10cd "
                    + "10f1-10f2 10f5-10ff 1113-1160 1176-11a7 11c3-11ff 1207 120f 1217 121f "
                    + "1227 122f 1237 123f 1247-124d 1258-125d 1267 126f 1277 127f 1287-128d "
                    + "1297 129f 12a5 12af-12b5 12c0-12c5 12cf-12d6 12df 12e7 12ef 12f7-12ff "
                    + "1307 130f-1315 131f 1327 132f 1337 133f 1347 134f 1357 1380-1c88 "
                    + "1cb1-1cb2 1cb5-1cfa 1d02 1d08-1d09 1d0e 1d10-1d17 1d19-1d1a 1d1d-1d1f "
                    + "1d23-1d6a 1d77-1d79 1d7c 1d7f 1d8b 1d90 1d94-1d95 1d97-1d98 1d9a-1dbf "
                    + "1e9f 2071-209c 2107 210f 2132 2135-2138 213c-213f 214e-2c5f 2c6d "
                    + "2c6f-2c70 2c75-2c77 2c79 2c7b-2c7d 2c80-303c 3095-3096 309f 30ff "
                    + "312a-312f ";

    /**
     * Of Ethiopic the vowels; of the ideographs of extension A one in three; Yi and what follows.
     */
    private static final String WHOLE_BLOCKS =
            "1200-137f 3400-4dbf 9fa6-abff d7b0-d7fb fb50-fdff fe70-fefc";

    /** What is common in Chinese and Japanese although it leaves it. */
    private static final String SINGLE = "3005 5159 5161 55e7 685b 70ea ffa0 ff70";

    private static final BitSet LEFT = letters();

    private LettersLeft() {}

    static boolean isLeft(int point) {
        return Character.isLetter(point) && (point > 0xFFFF || LEFT.get(point));
    }

    private static BitSet letters() {
        BitSet left = new BitSet(0x10000);
        for (String range :
                (RANGES + " " + WHOLE_BLOCKS + " " + SINGLE).strip().split("\\s+", -1)) {
            int dash = range.indexOf('-');
            String first = dash < 0 ? range : range.substring(0, dash);
            String last = range.substring(dash + 1);
            left.set(Integer.parseInt(first, 16), Integer.parseInt(last, 16) + 1);
        }
        return left;
    }
}
