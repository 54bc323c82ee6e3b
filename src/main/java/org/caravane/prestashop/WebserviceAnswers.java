package org.caravane.prestashop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a good answer of the Webservice from a refusal, a doubt and an installation that cannot be
 * used (prestashop contract, section 1).
 */
public final class WebserviceAnswers {
    private static final Pattern ERROR =
            Pattern.compile(
                    "<error>\\s*<code>(?:<!\\[CDATA\\[)?(\\d+)(?:]]>)?</code>\\s*<message>(?:<!\\[CDATA\\[)?(.*?)(?:]]>)?</message>",
                    Pattern.DOTALL);
    private static final Pattern ERRORS =
            Pattern.compile("(?:<\\?xml[^<>]{0,200}\\?>)?\\s*<prestashop[^<>]{0,500}>\\s*<errors>");
    private static final int KEPT = 2000;
    static final String DELETED =
            "It is not in the shop any more: somebody deleted it there, and Caravane leaves it alone";

    /** Where a firewall answers in the shop's place. */
    private static final Set<Integer> BLOCKED = Set.of(403, 406);

    /** Where whoever stands before the shop gave up on it: the shop may still be at work. */
    private static final Set<Integer> MAYBE_RUNNING =
            Set.of(408, 499, 502, 504, 520, 521, 522, 523, 524);

    /** Errors stand together; looking further costs time and finds none. */
    private static final int ERRORS_WITHIN = 50_000;

    private static final int LAST_NOTICE = 15;
    private static final int UNREADABLE_XML = 127;
    private static final ShopError NO_ERROR = new ShopError(0, "");

    private record ShopError(int code, String message) {}

    /**
     * The answer's document, when it can be read; the blank space around it is gone.
     *
     * @param method of the request: what reads cannot leave a doubt
     * @throws ShopUnavailable when nothing else would be answered better
     * @throws ShopRefused when these objects will be refused again
     * @throws ShopDoubt when the objects may have been written
     */
    public String require(
            String method, int status, @Nullable String contentType, @Nullable String answer) {
        String body = XmlText.trimmed(answer == null ? "" : answer);
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        boolean good = status >= 200 && status < 300;
        if (good && !isErrors(body)) {
            requireXml(method, type, body);
            return body;
        }
        List<ShopError> errors = errors(body);
        ShopError first = errors.isEmpty() ? NO_ERROR : errors.get(0);
        if (BLOCKED.contains(status) && errors.isEmpty()) {
            throw blocked(status, method, body);
        }
        switch (status) {
            case 401, 403, 405, 429 ->
                    throw new ShopUnavailable(closed(status, method, first, errors));
            case 400, 404, 413, 414 -> throw refused(status, first, body);
            default -> throw other(status, method, errors, body);
        }
    }

    private static RuntimeException blocked(int status, String method, String body) {
        String sentence =
                "Something before the shop refuses it (%d), a firewall perhaps: allow the Webservice there"
                        .formatted(status);
        return isRead(method)
                ? ShopUnavailable.unreadable(sentence)
                : new ShopDoubt(sentence, kept(body), false);
    }

    /** Whether a file of the shop prints blank space before the document. */
    public boolean startsBlank(@Nullable String answer) {
        return answer != null && XmlText.startsBlank(answer);
    }

    private static void requireXml(String method, String type, String body) {
        Optional<String> stray =
                type.contains("xml") || type.isEmpty()
                        ? XmlText.stray(body)
                        : Optional.of(
                                "The shop answered with %s instead of its Webservice's XML (%s): a module, a proxy or a maintenance page stands before it"
                                        .formatted(shortened(type, 100), XmlText.firstWords(body)));
        if (stray.isEmpty()) {
            return;
        }
        // read as a tree, another document would be an empty list: nothing found, all made again
        if (isRead(method)) {
            throw ShopUnavailable.unreadable(stray.get());
        }
        // beside a document something was printed while the work was done
        throw type.contains("xml") && body.contains("<prestashop")
                ? ShopDoubt.notice(stray.get(), kept(body))
                : new ShopDoubt(stray.get(), kept(body), false);
    }

    /** Whether the document is a list of errors, and not a product whose text has such words. */
    private static boolean isErrors(String body) {
        return ERRORS.matcher(body).lookingAt();
    }

    private static String closed(
            int status, String method, ShopError first, List<ShopError> errors) {
        String said = errors.isEmpty() ? "" : " (the shop says: " + first.message() + ")";
        return switch (status) {
            case 401 ->
                    first.code() == 26
                            ? "The shop's key has no permission for a resource that is needed: tick it in Advanced Parameters > Webservice"
                                    + said
                            : "The shop refuses the key: check it, and that it is enabled in Advanced Parameters > Webservice"
                                    + said;
            case 403 -> "The shop's key has no right on this shop of the installation" + said;
            case 405 ->
                    "The shop does not allow %s with this key: tick the method in Advanced Parameters > Webservice"
                                    .formatted(method)
                            + said;
            default -> "The shop's server asks for fewer requests (429): lower requests-per-minute";
        };
    }

    private static RuntimeException refused(int status, ShopError first, String body) {
        if (first.code() == 27) {
            return new ShopUnavailable(
                    "The shop does not know a resource that is needed: " + first.message());
        }
        // an id that is gone has a code when it is written, and only lists are read
        if (status == 404 && first.code() == 0) {
            return new ShopUnavailable(
                    "The shop has no Webservice at this address (404): check the URL, and that the Webservice and URL rewriting are on");
        }
        String sentence =
                switch (first.code()) {
                    case 92, 131 -> DELETED;
                    case 41 -> "The shop misses a value: " + first.message();
                    case 84, 85 -> "The shop does not accept a value: " + first.message();
                    default ->
                            first.message().isEmpty()
                                    ? "The shop refuses it with status " + status
                                    : "The shop refuses it: " + first.message();
                };
        return new ShopRefused(sentence, first.code() == 0 ? status : first.code(), kept(body));
    }

    private static RuntimeException other(
            int status, String method, List<ShopError> errors, String body) {
        // of XML that it cannot parse the shop gives PHP's warnings first, and the reason last
        ShopError first =
                errors.stream()
                        .filter(e -> e.code() == UNREADABLE_XML)
                        .findFirst()
                        .or(() -> errors.stream().findFirst())
                        .orElse(NO_ERROR);
        if (status >= 300 && status < 400) {
            return new ShopUnavailable(
                    "The shop redirects (%d): its URL must be the shop's exact domain and port, and id-shop an existing shop"
                            .formatted(status));
        }
        if (first.code() == 22) {
            return new ShopUnavailable(
                    "The shop's Webservice is switched off: enable it in Advanced Parameters > Webservice");
        }
        if (status == 503) {
            return new ShopUnavailable("The shop's server is overloaded or in maintenance (503)");
        }
        if (status == 500 && first.code() > LAST_NOTICE && !isRead(method)) {
            return new ShopRefused(
                    "The shop cannot process it: " + first.message(), first.code(), kept(body));
        }
        String sentence =
                first.code() > LAST_NOTICE
                        ? "The shop cannot answer: " + first.message()
                        : first.code() > 0
                                ? "The shop's PHP printed a notice instead of an answer (%s): mend what it says, or set error_reporting to its production value"
                                        .formatted(first.message())
                                : "The shop failed without saying why (status %d)"
                                        .formatted(status);
        if (!isRead(method)
                && !errors.isEmpty()
                && errors.stream().allMatch(e -> e.code() > 0 && e.code() <= LAST_NOTICE)) {
            return ShopDoubt.notice(sentence, kept(body));
        }
        return isRead(method)
                ? ShopUnavailable.unreadable(sentence)
                : new ShopDoubt(sentence, kept(body), MAYBE_RUNNING.contains(status));
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static List<ShopError> errors(String body) {
        List<ShopError> errors = new ArrayList<>();
        int start = body.indexOf("<errors>");
        if (start < 0) {
            return errors;
        }
        Matcher matcher =
                ERROR.matcher(
                        body.substring(start, Math.min(body.length(), start + ERRORS_WITHIN)));
        while (matcher.find() && errors.size() < 20) {
            String message =
                    matcher.group(2)
                            .replace("&gt;", ">")
                            .replace("&lt;", "<")
                            .replace("&quot;", "\"")
                            .replace("&#039;", "'")
                            .replace("&amp;", "&");
            errors.add(new ShopError(code(matcher.group(1)), shortened(message.strip(), 300)));
        }
        return errors;
    }

    private static int code(String digits) {
        return digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    static String kept(String body) {
        return shortened(body, KEPT);
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }
}
