package org.caravane.ops.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.pattern.TargetLengthBasedClassNameAbbreviator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Writes a log event as one line, plain or JSON, without a secret.
 *
 * <p>Texts come from outside: a character that could end the line, or tell a terminal what to do,
 * is written as its escape. An exception is told on the same line, by its own words and its
 * causes'; the stack follows only while {@code log.level} is DEBUG or finer, in plain text on lines
 * of its own that begin with a tab.
 */
public final class LogLines extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = {};
    private static final int MOST_CAUSES = 8;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Controls, line and paragraph ends, and what turns the direction of writing. */
    private static final Pattern FORGING =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private final TargetLengthBasedClassNameAbbreviator shortened =
            new TargetLengthBasedClassNameAbbreviator(20);
    private final Redaction redaction = new Redaction();
    private volatile boolean json;
    private volatile boolean stacks;

    /** Leaves it out of all further lines. */
    void hide(String secret) {
        redaction.hide(secret);
    }

    Redaction redaction() {
        return redaction;
    }

    void write(boolean asJson, boolean withStacks) {
        json = asJson;
        stacks = withStacks;
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return (json ? asJson(event) : plain(event)).getBytes(StandardCharsets.UTF_8);
    }

    private String plain(ILoggingEvent event) {
        return "%s %-5s %s %s%n%s"
                .formatted(
                        TIME.format(event.getInstant().atZone(ZoneId.systemDefault())),
                        event.getLevel(),
                        line(shortened.abbreviate(withoutOurs(event.getLoggerName()))),
                        line(told(event)),
                        stack(event));
    }

    private String asJson(ILoggingEvent event) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("time", Instant.ofEpochMilli(event.getTimeStamp()).toString());
        fields.put("level", event.getLevel().toString());
        fields.put("logger", line(event.getLoggerName()));
        fields.put("thread", line(event.getThreadName()));
        fields.put("message", line(told(event)));
        String stack = stack(event);
        if (!stack.isEmpty()) {
            fields.put("stack", stack);
        }
        try {
            return JSON.writeValueAsString(fields) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            addError("A log line cannot be written as JSON", e);
            return plain(event);
        }
    }

    private static String told(ILoggingEvent event) {
        StringBuilder told = new StringBuilder(String.valueOf(event.getFormattedMessage()));
        IThrowableProxy cause = event.getThrowableProxy();
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            told.append(i == 0 ? " (" : ", because of ").append(simple(cause.getClassName()));
            told.append(cause.getMessage() == null ? "" : " " + cause.getMessage());
            cause = cause.getCause();
        }
        return told.append(event.getThrowableProxy() == null ? "" : ")").toString();
    }

    private static String withoutOurs(String logger) {
        return logger.startsWith(Logs.OURS + ".")
                ? logger.substring(Logs.OURS.length() + 1)
                : logger;
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** Every line of it begins with a tab, so that none can pass for an event. */
    private String stack(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        if (!stacks || thrown == null) {
            return "";
        }
        StringBuilder lines = new StringBuilder();
        redaction
                .apply(ThrowableProxyUtil.asString(thrown))
                .lines()
                .forEach(
                        text ->
                                lines.append('\t')
                                        .append(escaped(text.strip()))
                                        .append(System.lineSeparator()));
        return lines.toString();
    }

    private String line(String text) {
        return escaped(redaction.apply(text));
    }

    /** The text as one line that can forge no other. */
    static String escaped(String text) {
        return FORGING.matcher(text).replaceAll(LogLines::escape);
    }

    private static String escape(MatchResult found) {
        char c = found.group().charAt(0);
        return switch (c) {
            case '\n' -> "\\\\n";
            case '\r' -> "\\\\r";
            case '\t' -> "\\\\t";
            default -> "\\\\u%04x".formatted((int) c);
        };
    }

    /** Whether so much is told that a stack is wanted too. */
    static boolean wantsStacks(Level level) {
        return !level.isGreaterOrEqual(Level.INFO);
    }
}
