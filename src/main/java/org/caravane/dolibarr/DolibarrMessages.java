package org.caravane.dolibarr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;

/** The {@code error.message} of a JSON answer, made fit to be shown. */
final class DolibarrMessages {
    private static final ObjectMapper JSON = DolibarrJson.mapper();
    private static final int LONGEST = 200;
    private static final Pattern PATH =
            Pattern.compile("\\S*\\.php\\S*|(?<![\\w<])(/[\\w.-]+){3,}");
    private static final Pattern KEY =
            Pattern.compile("(?i)(DOLAPIKEY|api_?key|bearer|authorization)(\\W{1,3})[\\w.:+-]{6,}");

    /** Lasting faults of a query only: a deadlock or a lost connection is none (recording 46). */
    private static final Pattern SQL =
            Pattern.compile(
                    "(?i)unknown (column|table)|error in your sql syntax|syntax error at"
                            + "|(column|relation|table)\\b.* (does not|doesn't) exist"
                            + "|DB_ERROR_(SYNTAX|NOSUCHFIELD|NOSUCHTABLE)");

    private DolibarrMessages() {}

    /** {@code ""} when there is none. */
    static String of(String body) {
        try {
            return shown(JSON.readTree(body).path("error").path("message").asText(""));
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** How far the request came, as {@code authenticate}; {@code ""} when it is not told. */
    static String stage(String body) {
        try {
            return JSON.readTree(body)
                    .path("debug")
                    .path("stages")
                    .path("failure")
                    .path(0)
                    .asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** On one line, without paths and keys, at most 200 characters. */
    static String shown(String message) {
        // the patterns below are slow on long words
        String shown =
                message.substring(0, Math.min(message.length(), 10 * LONGEST))
                        .replaceAll("[\\p{Cntrl}\\s]+", " ")
                        .strip();
        shown = KEY.matcher(shown).replaceAll("$1$2***");
        shown = PATH.matcher(shown).replaceAll("…");
        return shown.codePointCount(0, shown.length()) <= LONGEST
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    static boolean isSqlError(String message) {
        return SQL.matcher(message).find();
    }
}
