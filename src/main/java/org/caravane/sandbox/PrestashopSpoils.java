package org.caravane.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What a module, an override, a cache or a filter makes of a good answer on its way: status 200,
 * the right type and something else inside (contract, section 14). Each kind of answer is spoiled
 * by itself: {@code root}, {@code list:products}, {@code write:stock_availables}.
 */
public final class PrestashopSpoils {

    /** What stands where the answer should. */
    public enum Spoil {
        /** A PHP notice before the XML. */
        NOTICE_BEFORE("<br />\n<b>Deprecated</b>: x in <b>/var/www/override.php</b> on line 3\n"),
        /** A script that a module prints before the XML. */
        SCRIPT_BEFORE("<script>window.tracker=1;</script>\n"),
        /** Some words of a debugging developer before the XML. */
        WORDS_BEFORE("here 1\n"),
        /** Blank lines before the declaration: harmless. */
        BLANK_BEFORE("\n \r\n\t"),
        /** A byte order mark before the declaration: harmless. */
        MARK_BEFORE("\uFEFF"),
        /** A comment that a cache leaves behind the XML. */
        COMMENT_AFTER("\n<!-- served by a cache -->"),
        /** A second document behind the first. */
        TWICE(""),
        /** No document, but its root. */
        EMPTY_ROOT(document("")),
        /** The root document of a key that may do nothing. */
        EMPTY_API(document("<api/>")),
        /** A list of another resource. */
        OTHER_LIST(document("<suppliers><supplier><id><![CDATA[1]]></id></supplier></suppliers>")),
        /** One object in place of a list. */
        ONE_OBJECT(
                document(
                        "<product><id><![CDATA[1]]></id><reference><![CDATA[A]]></reference></product>")),
        /** A page that has the root's name in a comment. */
        PAGE("<html><!-- <prestashop> --><body>Hello</body></html>"),
        /** A list without an object. */
        EMPTY_LIST(""),
        /** Objects that have none of the fields. */
        BARE_OBJECTS(""),
        /** The first answer of that resource again, whatever is asked. */
        CACHE("");

        private final String text;

        Spoil(String text) {
            this.text = text;
        }

        private static String document(String inside) {
            return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<prestashop xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n"
                    + inside
                    + "\n</prestashop>\n";
        }
    }

    private final Map<String, Spoil> spoiled = new ConcurrentHashMap<>();
    private final Map<String, String> cached = new ConcurrentHashMap<>();

    PrestashopSpoils() {}

    /**
     * Spoils answers from now on.
     *
     * @param kind {@code root}, {@code list}, {@code write}, or one of a resource: {@code
     *     list:products}
     */
    public void spoil(String kind, Spoil spoil) {
        spoiled.put(kind, spoil);
    }

    /** All answers are well again. */
    public void calm() {
        spoiled.clear();
        cached.clear();
    }

    /**
     * Sets one by words, as {@code POST /sandbox/faults/spoil?value=list:products=notice-before}
     * does; {@code off} ends all.
     *
     * @throws IllegalArgumentException when there is no such spoil
     */
    void set(String value) {
        int equals = value.lastIndexOf('=');
        if (value.equals("off")) {
            calm();
        } else if (equals < 0) {
            throw new IllegalArgumentException(
                    "say KIND=SPOIL, with a spoil of "
                            + Arrays.stream(Spoil.values())
                                    .map(s -> s.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                    .collect(Collectors.joining(", ")));
        } else {
            spoil(
                    value.substring(0, equals),
                    Spoil.valueOf(
                            value.substring(equals + 1)
                                    .toUpperCase(Locale.ROOT)
                                    .replace('-', '_')));
        }
    }

    /** The answer as it leaves the shop. */
    WebserviceReply apply(boolean write, String resource, WebserviceReply reply) {
        boolean xml = reply.contentType().filter(WebserviceReply.XML::equals).isPresent();
        if (spoiled.isEmpty() || reply.status() >= 300 || !xml) {
            return reply;
        }
        String kind = write ? "write" : resource.isEmpty() ? "root" : "list";
        Spoil spoil = spoiled.getOrDefault(kind + ":" + resource, spoiled.get(kind));
        // what was printed has sent the headers, so the status cannot be 201 any more
        return spoil == null
                ? reply
                : WebserviceReply.of(200, WebserviceReply.XML, body(spoil, resource, reply.body()));
    }

    private String body(Spoil spoil, String resource, String body) {
        return switch (spoil) {
            case NOTICE_BEFORE, SCRIPT_BEFORE, WORDS_BEFORE, BLANK_BEFORE, MARK_BEFORE ->
                    spoil.text + body;
            case COMMENT_AFTER -> body + spoil.text;
            case TWICE -> body + body.substring(body.indexOf("<prestashop"));
            case EMPTY_ROOT, EMPTY_API, OTHER_LIST, ONE_OBJECT, PAGE -> spoil.text;
            case EMPTY_LIST -> Spoil.document("<" + resource + ">\n</" + resource + ">");
            case BARE_OBJECTS -> body.replaceAll("(?s)<id>.*?</id>", "");
            case CACHE -> cached.computeIfAbsent(resource, r -> body);
        };
    }
}
