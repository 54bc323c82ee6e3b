package org.caravane.ops.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.caravane.model.CheckLine;
import org.caravane.model.CheckLine.State;

/**
 * The lines of a check as text or JSON.
 *
 * @param lines in the order in which they came
 */
public record CheckReport(List<CheckLine> lines) {

    /** Whether something keeps Caravane from its work. */
    public boolean blocks() {
        return count(State.WRONG) > 0;
    }

    /** A line each, a remedy below its line, and a summary. */
    public String text() {
        int subject = widest(line -> line.subject().length());
        int check = widest(line -> line.check().length());
        StringBuilder text = new StringBuilder();
        for (CheckLine line : lines) {
            text.append(
                    ("%-11s  %-" + subject + "s  %-" + check + "s  %s%n")
                            .formatted(
                                    line.state().word(),
                                    line.subject(),
                                    line.check(),
                                    line.sentence()));
            if (!line.remedy().isEmpty()) {
                text.append(" ".repeat(11 + subject + check + 6))
                        .append("-> ")
                        .append(line.remedy())
                        .append(System.lineSeparator());
            }
        }
        return text.append(
                        "%d wrong, %d cannot tell, %d ok"
                                .formatted(
                                        count(State.WRONG),
                                        count(State.CANNOT_TELL),
                                        count(State.OK)))
                .toString();
    }

    /** One object on one line, with the numbers and the lines. */
    public String json() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("wrong", count(State.WRONG));
        report.put("cannotTell", count(State.CANNOT_TELL));
        report.put("ok", count(State.OK));
        report.put("lines", lines.stream().map(CheckReport::fields).toList());
        try {
            return new ObjectMapper().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers can be written", e);
        }
    }

    private static Map<String, String> fields(CheckLine line) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("subject", line.subject());
        fields.put("check", line.check());
        fields.put("state", line.state().word());
        fields.put("sentence", line.sentence());
        fields.put("remedy", line.remedy());
        return fields;
    }

    private long count(State state) {
        return lines.stream().filter(line -> line.state() == state).count();
    }

    private int widest(ToIntFunction<CheckLine> length) {
        return Math.max(1, lines.stream().mapToInt(length).max().orElse(1));
    }
}
