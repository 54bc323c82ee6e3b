package org.caravane.dolibarr;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells a usable answer of Dolibarr from an error that may wear any status (contract section 1):
 * only a 200 with {@code application/json} and a body is an answer. What concerns the whole source
 * is thrown as {@link DolibarrUnavailable}, what concerns this request alone and will not change as
 * {@link DolibarrRefused}. Sentences say the remedy; they hold none of Dolibarr's {@code debug}, no
 * HTML, no key, and at most 200 characters of its message.
 */
public final class DolibarrAnswers {

    /** What a 404 with JSON means for the request. */
    public enum NotFound {
        /** Several lists answer 404 when nothing matches (contract section 3): it passes. */
        IS_EMPTY,
        IS_AN_ERROR
    }

    public void require(int status, @Nullable String contentType, @Nullable String body) {
        require(status, contentType, body, NotFound.IS_AN_ERROR);
    }

    public void require(
            int status, @Nullable String contentType, @Nullable String body, NotFound notFound) {
        String text = body == null ? "" : body;
        boolean json =
                contentType != null
                        && contentType
                                .strip()
                                .toLowerCase(Locale.ROOT)
                                .startsWith("application/json");
        boolean usable = json && !text.isBlank();
        if ((status == 200 && usable)
                || (status == 404 && usable && notFound == NotFound.IS_EMPTY)) {
            return;
        }
        String message = json ? DolibarrMessages.of(text) : "";
        if (isRefusal(status, json, message)) {
            throw new DolibarrRefused(DolibarrSentences.refused(status, message));
        }
        String sentence = DolibarrSentences.unavailable(status, text, json, message);
        if (status == 403 && json) {
            throw DolibarrUnavailable.inPart(sentence);
        }
        throw mayBeTheQuestion(status, text)
                ? DolibarrUnavailable.unreadable(sentence)
                : new DolibarrUnavailable(sentence);
    }

    /**
     * Whether another question may well be answered: PHP fails or falls silent over one record (a
     * text that is no UTF-8 empties the whole answer), a firewall over one word, a proxy over one
     * long list.
     */
    private static boolean mayBeTheQuestion(int status, String body) {
        return switch (status) {
            case 200 -> !body.contains("must be enabled");
            case 202, 403, 406, 408, 500, 502, 504, 520, 522, 524 -> true;
            default -> false;
        };
    }

    private static boolean isRefusal(int status, boolean json, String message) {
        return switch (status) {
            case 400, 405, 409, 413, 414 -> true;
            case 401, 403, 408, 429 -> false;
            case 503 -> DolibarrMessages.isSqlError(message);
            default -> json && status > 400 && status < 500;
        };
    }
}
