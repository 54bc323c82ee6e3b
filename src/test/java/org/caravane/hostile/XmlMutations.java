package org.caravane.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spoils XML and keeps it XML, or nearly: the tree is a list of tags and texts. */
final class XmlMutations {
    private static final Pattern TOKEN =
            Pattern.compile("<!\\[CDATA\\[.*?]]>|<[^>]*>|[^<]+", Pattern.DOTALL);

    private XmlMutations() {}

    static String spoiled(String sample, Random random) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sample);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes && !tokens.isEmpty(); i++) {
            change(tokens, random);
        }
        return String.join("", tokens);
    }

    private static void change(List<String> tokens, Random random) {
        // what stands before the root only spoils the whole
        int prolog = random.nextInt(20) == 0 ? 0 : Math.min(3, tokens.size() - 1);
        int at = prolog + random.nextInt(tokens.size() - prolog);
        String token = tokens.get(at);
        if (!token.startsWith("<") || token.startsWith("<![CDATA[")) {
            tokens.set(at, text(random));
            return;
        }
        if (token.startsWith("</") && random.nextInt(10) > 0) {
            tokens.add(at, text(random));
            return;
        }
        int end = end(tokens, at);
        List<String> element = new ArrayList<>(tokens.subList(at, end));
        // a tag alone is never well-formed
        int kind = random.nextInt(20);
        switch ((kind == 3 || kind == 4) && random.nextInt(4) > 0 ? 8 : kind) {
            case 0 -> tokens.subList(at, end).clear();
            case 1 -> tokens.addAll(end, element);
            case 2 -> {
                tokens.subList(at, end).clear();
                tokens.addAll(random.nextInt(tokens.size() + 1), element);
            }
            case 3 -> tokens.remove(at);
            case 4 -> tokens.set(at, renamed(token, random));
            case 9, 10 -> renameWhole(tokens, at, end, random);
            case 5 -> tokens.add(at + 1, text(random));
            case 6 -> {
                int depth = 1 << random.nextInt(8);
                tokens.add(end, "</n>".repeat(depth));
                tokens.add(at, "<n>".repeat(depth));
            }
            case 7 -> {
                String attribute = " a='" + escaped(legal(Mutations.junk(random))) + "'";
                tokens.set(
                        at,
                        token.replaceFirst(
                                "(/?>)$", attribute.replace("\\", "").replace("$", "") + "$1"));
            }
            default -> {
                if (end - at > 2) {
                    tokens.subList(at + 1, end - 1).clear();
                    tokens.add(at + 1, text(random));
                }
            }
        }
    }

    /** Behind the end of the element that begins there, as far as one can tell. */
    private static int end(List<String> tokens, int at) {
        int depth = 0;
        for (int i = at; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (token.startsWith("</")) {
                depth--;
            } else if (token.startsWith("<")
                    && !token.startsWith("<!")
                    && !token.startsWith("<?")
                    && !token.endsWith("/>")) {
                depth++;
            }
            if (depth <= 0) {
                return i + 1;
            }
        }
        return tokens.size();
    }

    private static void renameWhole(List<String> tokens, int at, int end, Random random) {
        long seed = random.nextLong();
        tokens.set(at, renamed(tokens.get(at), new Random(seed)));
        tokens.set(end - 1, renamed(tokens.get(end - 1), new Random(seed)));
    }

    private static String renamed(String tag, Random random) {
        String[] names = {
            "id",
            "id",
            "product",
            "products",
            "product",
            "language",
            "n:x",
            "_",
            "é",
            "x",
            "name",
            "prestashop"
        };
        return tag.replaceFirst("^(</?)[^\\s/>]+", "$1" + names[random.nextInt(names.length)]);
    }

    private static String text(Random random) {
        String junk = Mutations.junk(random);
        return switch (random.nextInt(12)) {
            case 0 -> junk;
            case 1 -> escaped(junk);
            case 2, 3, 4, 5 -> "<![CDATA[" + legal(junk).replace("]]>", "") + "]]>";
            default -> escaped(legal(junk));
        };
    }

    private static String legal(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cs}&&[^\t\r\n]]", "?");
    }

    /** Well-formed as far as the characters of it are. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
    }
}
