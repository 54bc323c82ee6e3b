package org.caravane.prestashop;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a text is one document of the Webservice and nothing else. Blank space before it is what
 * a file of the shop prints by mistake and is read over; anything else before or after it was said
 * by somebody else, and what is said then may be missing in the document as well (contract, section
 * 14: what a config file, an override or a module prints comes before the XML, with status 200).
 */
final class XmlText {
    /** A declaration and comments may come before the root element. */
    private static final Pattern BEGINNING =
            Pattern.compile(
                    "(?:<\\?xml[^<>]{0,200}\\?>)?\\s{0,1000}(?:<!--(?:(?!-->)[\\s\\S]){0,1000}-->\\s{0,1000}){0,5}<prestashop(?:[\\s/>])");

    private static final String END = "</prestashop>";
    private static final Pattern SELF_CLOSED = Pattern.compile("<prestashop[^<>]{0,500}/>$");
    private static final Pattern PHP =
            Pattern.compile("(?i)\\b(deprecated|warning|notice|fatal error|parse error)\\b");
    private static final int SHOWN = 80;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private XmlText() {}

    /** The text without the blank space and the byte order mark around it. */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    static boolean startsBlank(String text) {
        return !text.isEmpty() && isBlank(text.charAt(0)) && !trimmed(text).isEmpty();
    }

    /**
     * Why a trimmed text is not one document of the Webservice, as a sentence with its first words;
     * empty when it is one.
     */
    static Optional<String> stray(String text) {
        if (!BEGINNING.matcher(text).lookingAt()) {
            int document = document(text);
            return Optional.of(
                    document < 0
                            ? "The shop answered with \"%s\" instead of its Webservice's XML: %s"
                                    .formatted(firstWords(text), standIn(text))
                            : "The shop prints \"%s\" before its XML: %s"
                                    .formatted(
                                            firstWords(text.substring(0, document)),
                                            origin(text.substring(0, document))));
        }
        if (text.endsWith(END) || SELF_CLOSED.matcher(text).find()) {
            return Optional.empty();
        }
        int end = text.lastIndexOf(END);
        return Optional.of(
                end < 0
                        ? "The shop's answer is cut off in the middle: its PHP ended (memory or time), or a proxy cut it"
                        : "The shop prints \"%s\" after its XML: %s"
                                .formatted(
                                        firstWords(text.substring(end + END.length())),
                                        origin(text.substring(end))));
    }

    /** Where the Webservice's own document begins, below 0 when there is none. */
    private static int document(String text) {
        int root = text.indexOf("<prestashop");
        int declaration = text.indexOf("<?xml");
        boolean inComment =
                root >= 0 && text.lastIndexOf("<!--", root) > text.lastIndexOf("-->", root);
        return root < 0 || inComment
                ? -1
                : declaration >= 0 && declaration < root ? declaration : root;
    }

    private static String origin(String printed) {
        return PHP.matcher(printed).find()
                ? "its PHP shows notices, so switch debug mode and display_errors off, and mend the module or override that it names"
                : "a module, an override, debug mode or a cache does that, and must stop before the shop's lists can be believed";
    }

    private static String standIn(String text) {
        return text.isEmpty()
                ? "a cache, or a PHP that ended without a word, answers in its place"
                : "a module, a proxy, a cache or a maintenance page stands before it";
    }

    static String firstWords(String text) {
        String words = text.strip().replaceAll("\\s+", " ");
        return words.codePointCount(0, words.length()) <= SHOWN
                ? words
                : words.substring(0, words.offsetByCodePoints(0, SHOWN)) + "…";
    }

    private static boolean isBlank(char c) {
        return c == BYTE_ORDER_MARK || Character.isWhitespace(c) || c == '\u00A0';
    }
}
