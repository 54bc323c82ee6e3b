package org.caravane.dolibarr;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an operator reads when Dolibarr does not answer, with the remedy. */
final class DolibarrSentences {
    private static final Pattern ENTITY = Pattern.compile("conf->entity=([0-9]{1,9})");

    private DolibarrSentences() {}

    static String refused(int status, String message) {
        String what =
                switch (status) {
                    case 404 -> "Dolibarr does not have what was asked for (404)";
                    case 405 -> "Dolibarr does not allow this operation (405)";
                    case 409 -> "Dolibarr refuses because of a conflict (409)";
                    case 413, 414 ->
                            "The request is too long for Dolibarr's web server (" + status + ")";
                    case 503 -> "Dolibarr's database refuses a filter or a sort (503)";
                    default -> "Dolibarr refuses the request (" + status + ")";
                };
        return with(what, message);
    }

    static String unavailable(int status, String body, boolean json, String message) {
        if (status == 200 || status == 202) {
            return notAnAnswer(status, body, json);
        }
        if (status >= 300 && status < 400) {
            return "Dolibarr redirects instead of answering ("
                    + status
                    + "): check dolibarr.url, including http or https";
        }
        return switch (status) {
            case 401 -> unauthorized(status, message);
            case 403 -> firewall(body);
            case 404 ->
                    "There is no Dolibarr API at this address (404): check dolibarr.url,"
                            + " which must end with /api/index.php";
            case 408, 429 ->
                    "Dolibarr's web server asks to slow down ("
                            + status
                            + "): it is tried again later";
            case 501 ->
                    "This Dolibarr does not have the API that was asked for (501):"
                            + " check its version and that the module concerned is enabled";
            default -> failed(status, body, message);
        };
    }

    private static String notAnAnswer(int status, String body, boolean json) {
        // in Dolibarr's own language, but always with the module's name in bold
        if (body.contains("<b>Api</b>")) {
            return "Dolibarr's REST API module is switched off:"
                    + " enable the module 'API / Web services (REST server)'";
        }
        if (body.contains("temporarily not available") || status == 202) {
            return "Dolibarr reports a technical error or maintenance instead of answering ("
                    + status
                    + "): see Dolibarr's log";
        }
        if (json || body.isBlank()) {
            return "Dolibarr answered nothing ("
                    + status
                    + "): see the error log of PHP on Dolibarr's server";
        }
        return "Something else than Dolibarr's API answered ("
                + status
                + ", not JSON): check dolibarr.url and any proxy or login page before it. It begins with "
                + FirstWords.of(body);
    }

    /** A user of another entity is not found either, and the message names where it was sought. */
    static String unauthorized(int status, String message) {
        Matcher entity = ENTITY.matcher(message);
        return "Dolibarr refuses the API key (%d): check dolibarr.key and that the user is enabled"
                        .formatted(status)
                + (entity.find()
                        ? ", and dolibarr.entity: the user was looked for in entity "
                                + entity.group(1)
                        : "");
    }

    static String forbidden(int status, String message, String path) {
        String right = DolibarrRights.of(path);
        String told = message.replaceFirst("^(Forbidden|Unauthorized)(: )?", "");
        return with(
                right.isEmpty()
                        ? "Dolibarr forbids this to the API user (%d): give the user the right to read it, and check that the module concerned is enabled"
                                .formatted(status)
                        : "Dolibarr forbids the API user to read %s (%d): %s"
                                .formatted(DolibarrRights.name(path), status, right),
                told);
    }

    private static String firewall(String body) {
        return body.contains("injection protection")
                ? "Dolibarr's protection against injections blocks the request (403):"
                        + " it holds a double quote or SQL words; check the filters configured"
                : "A firewall or the web server before Dolibarr blocks the request (403):"
                        + " let Caravane's address through";
    }

    private static String failed(int status, String body, String message) {
        return with(
                body.isBlank()
                        ? "Dolibarr failed without a word ("
                                + status
                                + "): see the error log of PHP on Dolibarr's server"
                        : "Dolibarr is not available ("
                                + status
                                + "): it is tried again later; see Dolibarr's log if it lasts",
                message);
    }

    private static String with(String sentence, String message) {
        return message.isEmpty() ? sentence : sentence + ". It says: " + message;
    }
}
