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

    /**
     * Returns when the answer is usable.
     *
     * @param path that was asked, whose right is named when it is missing
     */
    public void require(
            int status, @Nullable String contentType, @Nullable String body, String path) {
        String text = body == null ? "" : body;
        boolean json = isJson(contentType);
        if (status == 200 && json && !text.isBlank()) {
            return;
        }
        String message = json ? DolibarrMessages.of(text) : "";
        if (isRefusal(status, json, message)) {
            throw new DolibarrRefused(DolibarrSentences.refused(status, message));
        }
        if (json && (status == 403 || (status == 401 && isOfARight(message, text, path)))) {
            throw DolibarrUnavailable.inPart(DolibarrSentences.forbidden(status, message, path));
        }
        if (status == 200 && !json && JsonTexts.mayEndInJson(text)) {
            throw JsonTexts.printed("before", text);
        }
        if (json && status == 503 && message.contains("USERNOTFOUND")) {
            // 17.0.2, of a key in another entity
            throw new DolibarrUnavailable(DolibarrSentences.unauthorized(status, message));
        }
        String sentence = DolibarrSentences.unavailable(status, text, json, message);
        throw mayBeTheQuestion(status, text)
                ? DolibarrUnavailable.unreadable(sentence)
                : new DolibarrUnavailable(sentence);
    }

    static boolean isJson(@Nullable String contentType) {
        return contentType != null
                && contentType.strip().toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    /**
     * Whether a 401 is about a right, as before Dolibarr 20, and not about the key (recordings 05,
     * 06 and 68 of 19). 17.0.2 says {@code Unauthorized} and no more of both; the stage tells them
     * apart, and where a server does not tell that, a list of products does: its right is a 403.
     */
    private static boolean isOfARight(String message, String body, String path) {
        boolean key = message.contains("Failed to login") || message.contains("not valid");
        String stage = DolibarrMessages.stage(body);
        return message.startsWith("Unauthorized")
                && !key
                && (stage.isEmpty() ? !path.equals("products") : !stage.equals("authenticate"));
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
