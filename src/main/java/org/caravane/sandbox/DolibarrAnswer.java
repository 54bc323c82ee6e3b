package org.caravane.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What goes back: pretty JSON, or the HTML that a client must not take for an answer.
 *
 * @param records how many it shows: the elements of a list, or one
 */
record DolibarrAnswer(int status, String contentType, String body, int records) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> STAGES =
            List.of("get", "route", "negotiate", "authenticate", "validate", "call");

    static DolibarrAnswer json(int status, JsonNode body) {
        try {
            String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body);
            return new DolibarrAnswer(
                    status,
                    "application/json; charset=utf-8",
                    text,
                    body.isArray() ? body.size() : 1);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same with another text. */
    DolibarrAnswer printed(String text) {
        return new DolibarrAnswer(status, contentType, text, records);
    }

    static DolibarrAnswer html(int status, String body) {
        return new DolibarrAnswer(status, "text/html; charset=UTF-8", body, 0);
    }

    /** The error object with its {@code debug} (recordings 04, 22, 23). */
    static DolibarrAnswer problem(DolibarrProblem problem) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error");
        error.put("code", problem.status()).put("message", problem.text());
        problem.detail().ifPresent(code -> error.put("0", code));
        ObjectNode debug = body.putObject("debug");
        debug.put("source", "sandbox.class.php:1 at " + problem.stage() + " stage");
        ObjectNode stages = debug.putObject("stages");
        int reached = Math.max(0, STAGES.indexOf(problem.stage()));
        STAGES.subList(0, reached).forEach(stages.putArray("success")::add);
        stages.putArray("failure").add(problem.stage()).add("message");
        return json(problem.status(), body);
    }
}
