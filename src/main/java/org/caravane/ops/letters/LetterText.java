package org.caravane.ops.letters;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caravane.ops.Moments;
import org.caravane.ops.log.Logs;
import org.jspecify.annotations.Nullable;

/** Dead letters for a person, and for machines. */
final class LetterText {
    private final ZoneId zone;

    LetterText(ZoneId zone) {
        this.zone = zone;
    }

    /** Two lines a letter: who, and what is wrong. */
    List<String> list(List<Letter> letters) {
        List<String> lines = new ArrayList<>();
        for (Letter letter : letters) {
            lines.add(
                    "%d  %s %s %s  %s, since %s, %s"
                            .formatted(
                                    letter.id(),
                                    letter.shop(),
                                    letter.entity(),
                                    letter.ref(),
                                    letter.cause(),
                                    moment(letter.first()),
                                    letter.times() == 1 ? "once" : letter.times() + " times"));
            lines.add("    " + letter.sentence());
        }
        lines.add(
                switch (letters.size()) {
                    case 0 -> "No dead letters: nothing waits for a person";
                    case 1 -> "1 dead letter";
                    default -> letters.size() + " dead letters";
                });
        return printable(lines);
    }

    /** Everything that is known of one. */
    List<String> show(Letter letter, List<Happening> history) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Dead letter %d: %s %s (Dolibarr id %s) for shop %s"
                        .formatted(
                                letter.id(),
                                letter.entity(),
                                letter.ref(),
                                letter.key(),
                                letter.shop()));
        lines.add("cause     " + letter.cause());
        lines.add("sentence  " + letter.sentence());
        lines.add("first     " + moment(letter.first()));
        lines.add("last      " + moment(letter.last()) + " (" + letter.times() + " in all)");
        letter.closed().ifPresent(at -> lines.add("closed    " + moment(at)));
        lines.add("history");
        history.forEach(h -> lines.add("  " + happening(h)));
        if (history.isEmpty()) {
            lines.add("  none is kept");
        }
        lines.add("request   " + (letter.request().isEmpty() ? "none was sent" : ""));
        letter.request().lines().forEach(line -> lines.add("  " + line));
        lines.add("answer    " + (letter.answer().isEmpty() ? "none is kept" : ""));
        letter.answer().lines().forEach(line -> lines.add("  " + line));
        return printable(lines);
    }

    private static List<String> printable(List<String> lines) {
        return lines.stream().map(Logs::printable).toList();
    }

    private String happening(Happening h) {
        return "%s  %s: %s%s"
                .formatted(
                        moment(h.at()),
                        h.what(),
                        h.reason(),
                        h.request().isEmpty() ? "" : " (" + h.request() + ")");
    }

    Map<String, @Nullable Object> json(Letter letter) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", letter.id());
        json.put("shop", letter.shop());
        json.put("entity", letter.entity());
        json.put("key", letter.key());
        json.put("ref", letter.ref());
        json.put("cause", letter.cause());
        json.put("sentence", letter.sentence());
        json.put("firstAt", letter.first().toString());
        json.put("lastAt", letter.last().toString());
        json.put("times", letter.times());
        json.put("closedAt", letter.closed().map(Instant::toString).orElse(null));
        return json;
    }

    Map<String, @Nullable Object> json(Letter letter, List<Happening> history) {
        Map<String, @Nullable Object> json = json(letter);
        json.put("request", letter.request());
        json.put("answer", letter.answer());
        json.put("history", history.stream().map(LetterText::json).toList());
        return json;
    }

    static Map<String, @Nullable Object> json(Happening h) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("at", h.at().toString());
        json.put("what", h.what());
        json.put("reason", h.reason());
        json.put("request", h.request());
        return json;
    }

    private String moment(Instant at) {
        return Moments.told(at, zone);
    }
}
