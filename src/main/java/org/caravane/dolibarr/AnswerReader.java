package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/**
 * An answer of Dolibarr as the tree that was asked for, or a sentence: see {@link DolibarrAnswers}
 * for its status, {@link JsonTexts} for its text and {@link ListShapes} for its kind. A list
 * without an element is an empty array in every version.
 */
public final class AnswerReader {
    private final DolibarrAnswers answers = new DolibarrAnswers();
    private volatile boolean blankBefore;

    /**
     * The tree.
     *
     * @param path that was asked, as {@code products}
     * @param query that was asked, as it stood in the URL
     */
    public JsonNode read(
            @Nullable Integer status,
            @Nullable String contentType,
            @Nullable String body,
            String path,
            @Nullable String query) {
        int told = status == null ? 0 : status;
        if (told == 404
                && DolibarrAnswers.isJson(contentType)
                && EmptyLists.is(path, DolibarrMessages.of(body == null ? "" : body))) {
            return JsonNodeFactory.instance.arrayNode();
        }
        answers.require(told, contentType, body, path);
        String text = body == null ? "" : body;
        blankBefore = blankBefore || JsonTexts.isBlankBefore(text);
        JsonNode tree = JsonTexts.read(text);
        ListShapes.require(path, query == null ? "" : query, tree);
        return tree;
    }

    /** Whether any answer so far had blank space or a byte order mark before it. */
    public boolean sawBlankBefore() {
        return blankBefore;
    }
}
