package org.caravane.ops.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import java.util.Locale;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.caravane.ops.CannotStart;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** Applies {@code log.format} and {@code log.level} to the log of this process. */
public final class Logs {
    static final String OURS = "org.caravane";

    private Logs() {}

    /**
     * From now on lines have that form.
     *
     * @param format {@code plain} or {@code json}
     * @param level of Caravane's own lines: ERROR, WARN, INFO, DEBUG or TRACE
     */
    public static void write(String format, String level) {
        if (!format.equals("plain") && !format.equals("json")) {
            throw new CannotStart("log.format is %s: set plain or json".formatted(format));
        }
        Level wanted = Level.toLevel(level.toUpperCase(Locale.ROOT), Level.OFF);
        if (wanted.equals(Level.OFF) || wanted.equals(Level.ALL)) {
            throw new CannotStart(
                    "log.level is %s: set ERROR, WARN, INFO, DEBUG or TRACE".formatted(level));
        }
        lines().forEach(l -> l.write(format.equals("json"), LogLines.wantsStacks(wanted)));
        if (LoggerFactory.getLogger(OURS) instanceof Logger ours) {
            ours.setLevel(wanted);
        }
    }

    /** Leaves a secret out of all further lines. */
    public static void hide(String secret) {
        lines().forEach(l -> l.hide(secret));
    }

    /** A text as it may be shown outside of the log: without secrets. */
    public static String shown(String text) {
        return lines().map(LogLines::redaction).reduce(text, (t, r) -> r.apply(t), (a, b) -> b);
    }

    /**
     * A line as a command may print it: what came from outside cannot end the line, move the
     * terminal's cursor or turn the direction of writing.
     */
    public static String printable(String line) {
        return LogLines.escaped(line);
    }

    /** The encoders of the appenders that logback.xml names. */
    private static Stream<LogLines> lines() {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        return factory instanceof LoggerContext context
                ? appenders(context.getLogger(Logger.ROOT_LOGGER_NAME)).flatMap(Logs::encoder)
                : Stream.of();
    }

    private static Stream<Appender<ILoggingEvent>> appenders(Logger root) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(root.iteratorForAppenders(), 0), false);
    }

    private static Stream<LogLines> encoder(Appender<ILoggingEvent> appender) {
        return appender instanceof OutputStreamAppender<ILoggingEvent> stream
                        && stream.getEncoder() instanceof LogLines lines
                ? Stream.of(lines)
                : Stream.of();
    }
}
