package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds an answer to its question. A list has the list's element, even when it is empty, and
 * nothing beside it; each of its objects has the fields that were asked for and passes the filter;
 * a single object has its element and its id; the root document lists what the key may do. A
 * well-formed answer to another question, as of a cache that ignores the query, is a failure: read
 * as a list it would say that nothing is there.
 */
public final class AskedAnswers {
    private static final String NO_LIST =
            "The shop answered the question for %s with something else (%s): a cache that ignores the query, a module or an override answers in its place";
    private static final int NAMED = 3;

    /**
     * Returns when the document answers the request.
     *
     * @param method of the request
     * @param path of the request below {@code /api}: {@code products}, {@code /} for the root
     * @param query of the request as sent, encoded or not
     * @param root the document as a tree, without its root element
     * @throws ShopUnavailable when something else answered a read
     * @throws ShopDoubt when something else answered a write
     */
    public void require(String method, String path, String query, JsonNode root) {
        AskedQuery asked = AskedQuery.of(path, query);
        boolean read = method.equals("GET") || method.equals("HEAD");
        Optional<String> wrong =
                read ? wrong(asked, root) : unless(root, asked.node(), "an answer to a write");
        if (wrong.isPresent()) {
            String sentence = NO_LIST.formatted(asked.told(), wrong.get());
            throw read ? new ShopUnavailable(sentence) : new ShopDoubt(sentence, "", false);
        }
    }

    private static Optional<String> wrong(AskedQuery asked, JsonNode root) {
        if (asked.isRoot()) {
            return permissions(root);
        }
        if (asked.isSchema()) {
            return unless(root, asked.node(), "a schema");
        }
        return asked.id().isPresent() ? single(asked, root) : list(asked, root);
    }

    private static Optional<String> permissions(JsonNode root) {
        boolean lists =
                root.path("api").properties().stream().anyMatch(r -> r.getValue().has("get"));
        return lists ? unless(root, "api", "the root document") : Optional.of(found(root));
    }

    private static Optional<String> single(AskedQuery asked, JsonNode root) {
        JsonNode object = root.path(asked.node());
        return object.isObject()
                        && WebserviceXml.text(object, "id").equals(asked.id().orElseThrow())
                ? unless(root, asked.node(), "one object")
                : Optional.of(found(root));
    }

    private static Optional<String> list(AskedQuery asked, JsonNode root) {
        JsonNode list = root.path(asked.resource());
        boolean empty = list.isTextual() && list.asText().isBlank();
        if (!empty && !list.isObject()) {
            return Optional.of(found(root));
        }
        return unless(root, asked.resource(), "a list")
                .or(() -> strangers(list, asked.node(), "a list"))
                .or(() -> objects(asked, WebserviceXml.all(list, asked.node())));
    }

    private static Optional<String> objects(AskedQuery asked, List<JsonNode> objects) {
        if (objects.size() > asked.limit()) {
            return Optional.of(
                    "%d objects where %d were asked for".formatted(objects.size(), asked.limit()));
        }
        for (String field : asked.fields()) {
            if (objects.stream().anyMatch(o -> !o.has(field))) {
                return Optional.of("an object without " + field);
            }
        }
        for (String field : List.of("id", "id_product", "name")) {
            Optional<Set<String>> values = asked.filtered(field);
            if (values.isPresent()) {
                List<String> strangers =
                        objects.stream()
                                .filter(o -> o.has(field))
                                .map(o -> WebserviceXml.text(o, field).strip())
                                .filter(v -> !values.get().contains(v))
                                .toList();
                if (!strangers.isEmpty()) {
                    return Optional.of(named(field, strangers));
                }
            }
        }
        return references(asked, objects);
    }

    /**
     * The shop's database takes references for equal that differ by case, accents and more, so only
     * those that cannot be meant are told: plain ones, none of which was asked for.
     */
    private static Optional<String> references(AskedQuery asked, List<JsonNode> products) {
        Optional<Set<String>> values = asked.filtered("reference");
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Set<String> wanted =
                values.get().stream()
                        .map(AskedAnswers::plain)
                        .collect(Collectors.toCollection(TreeSet::new));
        List<String> strangers =
                products.stream()
                        .map(p -> WebserviceXml.text(p, "reference"))
                        .filter(r -> isPlain(r) && !wanted.contains(plain(r)))
                        .toList();
        return strangers.isEmpty() ? Optional.empty() : Optional.of(named("reference", strangers));
    }

    private static boolean isPlain(String reference) {
        return !reference.isBlank() && reference.chars().allMatch(c -> c >= ' ' && c < 127);
    }

    private static String plain(String reference) {
        return Normalizer.normalize(reference, Normalizer.Form.NFKD)
                .replaceAll("[^\\x20-\\x7E]", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    private static String named(String field, List<String> strangers) {
        return "%s %s was not asked for"
                .formatted(
                        field,
                        strangers.stream()
                                .limit(NAMED)
                                .map(XmlText::firstWords)
                                .collect(Collectors.joining(", ")));
    }

    /** Why a document does not consist of the one expected element, once or more often. */
    private static Optional<String> unless(JsonNode root, String expected, String what) {
        return root.has(expected) ? strangers(root, expected, what) : Optional.of(found(root));
    }

    /** What stands in an element beside those expected; attributes are texts with a name. */
    private static Optional<String> strangers(JsonNode parent, String expected, String what) {
        String others =
                parent.properties().stream()
                        .filter(child -> !child.getKey().equals(expected))
                        .filter(
                                child ->
                                        child.getKey().isEmpty()
                                                ? !child.getValue().asText().isBlank()
                                                : !child.getValue().isTextual())
                        .map(child -> XmlText.firstWords(child.getKey()))
                        .collect(Collectors.joining(", "));
        return others.isEmpty() ? Optional.empty() : Optional.of(what + " with " + others);
    }

    private static String found(JsonNode root) {
        String names =
                root.isObject()
                        ? root.properties().stream()
                                .map(child -> XmlText.firstWords(child.getKey()))
                                .filter(name -> !name.isBlank())
                                .limit(NAMED)
                                .collect(Collectors.joining(", "))
                        : XmlText.firstWords(root.asText(""));
        return names.isEmpty() ? "an empty document" : names;
    }
}
