package org.caravane.dolibarr;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;

/**
 * One JSON value and nothing around it. What PHP prints before or behind an answer (a notice, a
 * module's debugging) is no reason to guess what the answer was. A byte order mark and blank space
 * are harmless.
 */
final class JsonTexts {
    // what follows is told with its first words
    private static final ObjectReader JSON =
            DolibarrJson.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String WHO =
            "It comes from an external module, from PHP's display_errors (set it to Off) or from a proxy";

    private JsonTexts() {}

    /**
     * The value as a tree.
     *
     * @throws UnreadableAnswer with the first words of what is not JSON
     */
    static JsonNode read(String body) {
        String text = unmarked(body);
        if (text.isEmpty() || !isValue(text.charAt(0))) {
            throw printed("before", text);
        }
        try (JsonParser parser = JSON.createParser(text)) {
            JsonNode tree = JSON.readTree(parser);
            long end = parser.currentLocation().getCharOffset();
            String rest = text.substring((int) Math.min(text.length(), Math.max(0, end)));
            if (tree == null || !rest.isBlank()) {
                throw printed("behind", rest);
            }
            return tree;
        } catch (JsonEOFException e) {
            throw new UnreadableAnswer(
                    "Dolibarr's answer breaks off after %d characters: see the error log of PHP on Dolibarr's server, and the limits of any proxy before it"
                            .formatted(text.length()));
        } catch (StreamConstraintsException e) {
            throw new UnreadableAnswer(
                    "Dolibarr's answer is larger than any that it gives: "
                            + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw new UnreadableAnswer(
                    "Dolibarr answered with something that cannot be read, and that begins with "
                            + FirstWords.of(text)
                            + ". "
                            + WHO);
        } catch (IOException e) {
            throw new IllegalStateException("A text is read from memory", e);
        }
    }

    /** Whether harmless blank space or a byte order mark stands before the value. */
    static boolean isBlankBefore(String body) {
        return !body.isEmpty() && (body.charAt(0) == '\uFEFF' || body.charAt(0) <= ' ');
    }

    /** Whether the end of the text may be a JSON value that something was printed before. */
    static boolean mayEndInJson(String body) {
        String text = body.stripTrailing();
        return text.endsWith("]") || (text.endsWith("}") && text.contains("\":"));
    }

    static UnreadableAnswer printed(String where, String words) {
        return new UnreadableAnswer(
                "Something is printed %s Dolibarr's answer: %s. %s"
                        .formatted(where, FirstWords.of(words), WHO));
    }

    private static String unmarked(String body) {
        String text = body.strip();
        while (!text.isEmpty() && text.charAt(0) == '\uFEFF') {
            text = text.substring(1).strip();
        }
        return text;
    }

    private static boolean isValue(char c) {
        return "[{\"-tfn".indexOf(c) >= 0 || (c >= '0' && c <= '9');
    }
}
