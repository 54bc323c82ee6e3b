package org.caravane.prestashop;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caravane.prestashop.Texts.Cleaned;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/**
 * Names of products. A forbidden character becomes a space, so that {@code M6;20mm} is not read as
 * {@code M620mm}. Entities are decoded twice, since some are stored encoded twice; what becomes a
 * tag by that was typed as text.
 */
final class Names {
    private static final Pattern FORBIDDEN = Pattern.compile("[<>;=#{}]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    /** What a shop shows for a product that has neither a label nor a reference fit to be shown. */
    private static final String NAMELESS = "-";

    private Names() {}

    static Cleaned of(String label, String ref, int longest) {
        List<String> warnings = new ArrayList<>();
        String name = cleaned(label, longest, warnings);
        if (name.isEmpty()) {
            warnings.add("the name is empty: the shop shows the reference instead");
            name = cleaned(ref, longest, new ArrayList<>());
        }
        return new Cleaned(name.isEmpty() ? NAMELESS : name, warnings);
    }

    private static String cleaned(String label, int longest, List<String> warnings) {
        String text = withoutTags(label, warnings);
        if (Characters.hasUnprintable(text)) {
            warnings.add("the name had invisible characters: they are left out");
        }
        String line = oneLine(Characters.printable(text));
        if (!line.equals(Characters.printable(text).strip())) {
            warnings.add("the name had line breaks or repeated spaces: each became one space");
        }
        if (FORBIDDEN.matcher(line).find()) {
            warnings.add("a shop does not accept " + forbidden(line) + " in a name: left out");
        }
        String name = oneLine(FORBIDDEN.matcher(line).replaceAll(" "));
        return cut(name, longest, warnings);
    }

    private static String withoutTags(String label, List<String> warnings) {
        boolean tags = Markup.hasTags(label);
        if (tags) {
            warnings.add("the name had HTML tags: they are left out");
        }
        String text =
                tags
                        ? Jsoup.parseBodyFragment(
                                        Markup.repaired(Markup.withPlainAmpersands(label)))
                                .text()
                        : label;
        return decoded(decoded(text));
    }

    /** Only what is whole is an entity: {@code AT&T &copy} stays as it is. */
    private static String decoded(String text) {
        return Parser.unescapeEntities(Markup.withPlainAmpersands(text), true);
    }

    private static String oneLine(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    private static String forbidden(String text) {
        return FORBIDDEN
                .matcher(text)
                .results()
                .map(found -> found.group())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String cut(String name, int longest, List<String> warnings) {
        int[] characters = name.codePoints().toArray();
        if (characters.length <= longest) {
            return name;
        }
        warnings.add(
                "the name has "
                        + characters.length
                        + " characters: the shop shows the first "
                        + longest
                        + " at most");
        int end = WordCuts.at(longest, i -> Character.isWhitespace(characters[i]));
        return new String(characters, 0, end).strip();
    }
}
