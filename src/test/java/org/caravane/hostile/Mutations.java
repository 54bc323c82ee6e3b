package org.caravane.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Spoils an answer, first as a tree, then as bytes. The same random numbers spoil alike. */
final class Mutations {
    private static final Charset UTF_8 = StandardCharsets.UTF_8;
    private static final byte[][] JUNK = {
        {0},
        {(byte) 0xFF, (byte) 0xFE},
        {(byte) 0xC3},
        {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
        "\u001B[31m".getBytes(UTF_8),
        "🍷".getBytes(UTF_8),
        "<".getBytes(UTF_8),
        "&x;".getBytes(UTF_8),
        "]]>".getBytes(UTF_8),
        "<!DOCTYPE p [<!ENTITY x \"y\">]>".getBytes(UTF_8),
        "<?xml version=\"1.0\"?>".getBytes(UTF_8),
        "<errors><error><code>85</code><message>x</message></error></errors>".getBytes(UTF_8),
        "\"".getBytes(UTF_8),
        "{[".getBytes(UTF_8),
        "1e400".getBytes(UTF_8),
        "\n<br />\n<b>Warning</b>: Undefined array key in /var/www/x.php".getBytes(UTF_8),
    };
    private static final String[] WHOLE = {
        "",
        " ",
        "null",
        "[]",
        "{}",
        "0",
        "\"x\"",
        "true",
        "NaN",
        "<html></html>",
        "<prestashop/>",
        "<prestashop></prestashop>",
        "<a/>",
        "\uFEFF[]",
        "[null]",
        "[[]]",
        "[{}]",
        "{\"error\":null}",
    };

    private Mutations() {}

    /** What a server sends in place of the sample. */
    static String spoiled(String sample, Random random) {
        if (random.nextInt(60) == 0) {
            return WHOLE[random.nextInt(WHOLE.length)];
        }
        String tree = sample;
        if (random.nextInt(5) > 0) {
            tree = asTree(sample, random);
        }
        byte[] bytes = tree.getBytes(UTF_8);
        int changes = random.nextInt(5) == 0 || tree.equals(sample) ? 1 + random.nextInt(3) : 0;
        for (int i = 0; i < changes; i++) {
            bytes = changed(bytes, random);
        }
        // as the routes read it
        return new String(bytes, UTF_8);
    }

    private static String asTree(String sample, Random random) {
        return switch (sample.charAt(0)) {
            case '<' -> XmlMutations.spoiled(sample, random);
            case '{', '[' -> JsonMutations.spoiled(sample, random);
            default -> sample;
        };
    }

    private static byte[] changed(byte[] bytes, Random random) {
        int length = bytes.length;
        if (length == 0) {
            return bytes;
        }
        int at = random.nextInt(length);
        int size = Math.min(length - at, 1 + random.nextInt(1 << random.nextInt(12)));
        return switch (random.nextInt(8)) {
            case 0, 1 -> flipped(bytes, at, random);
            case 2 -> slices(bytes, 0, at);
            case 3 -> joined(slices(bytes, 0, at), slices(bytes, at + size, length));
            case 4 -> joined(slices(bytes, 0, at + size), slices(bytes, at, length));
            case 5, 6 ->
                    joined(
                            slices(bytes, 0, at),
                            JUNK[random.nextInt(JUNK.length)],
                            slices(bytes, at, length));
            default ->
                    random.nextBoolean()
                            ? new String(bytes, UTF_8).getBytes(StandardCharsets.UTF_16)
                            : joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, bytes);
        };
    }

    private static byte[] flipped(byte[] bytes, int at, Random random) {
        byte[] copy = bytes.clone();
        copy[at] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    private static byte[] slices(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(
                bytes, Math.min(from, bytes.length), Math.max(from, to));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** A value that nobody expects. */
    static String junk(Random random) {
        return switch (random.nextInt(26)) {
            case 0 -> "";
            case 1 -> " ";
            case 2 -> "-1";
            case 3 -> "0";
            case 4 -> "1e9";
            case 5 -> "1e400";
            case 6 -> "-0.0";
            case 7 -> "NaN";
            case 8 -> "9".repeat(1 + random.nextInt(40));
            case 9 -> "9223372036854775807";
            case 10 -> "2147483648";
            case 11 -> "99999999999999999";
            case 12 -> "0." + "3".repeat(random.nextInt(30));
            case 13 -> "x".repeat(1 << random.nextInt(14));
            case 14 -> "日本🍷é\u0301";
            case 15 -> "a\u0000b\u0001c\u001B[0m\u009Bd\u2028\u202E";
            case 16 -> "\uD83D broken \uDC00";
            case 17 -> "<b>bold</b><script>x</script>".repeat(1 + random.nextInt(3));
            case 18 -> "<div>".repeat(1 << random.nextInt(11));
            case 19 -> "&amp;&lt;&#0;&nope;&#x1F377;";
            case 20 -> "a=b onclick=x script:alert(1) {a}[b]|c;d#e";
            case 21 -> "\r\n\t line \n\n";
            case 22 -> "2026-11-23 10:00:00";
            case 23 -> "' or 1=1 --";
            case 24 -> "%s%n${body}{{x}}";
            default -> String.valueOf(random.nextInt(2000) - 1000);
        };
    }
}
