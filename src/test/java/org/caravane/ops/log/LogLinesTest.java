package org.caravane.ops.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.caravane.ops.CannotStart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLinesTest {
    private static final String SECRET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private final LogLines unit = new LogLines();

    @Test
    void writesALineAnEvent() {
        assertThat(line("{}: {} is parked", null, "main", "REF-1"))
                .matches(
                        "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  ops\\.VerdictLog main: REF-1 is parked\n");
    }

    @Test
    void letsNoTextFromOutsideForgeALineOrTellTheTerminalWhatToDo() {
        String forged =
                "Chair\r\n12:00:00.000 INFO  ops.VerdictLog main: all is well\u2028\u001B[2J\u009B31m\u202Egpj\u0000\u0085";

        for (boolean json : new boolean[] {false, true}) {
            unit.write(json, true);
            String line = line("{} is held", new IllegalStateException(forged), forged);

            assertThat(line.lines().filter(l -> !l.startsWith("\t"))).hasSize(1);
            assertThat(line.strip().chars().filter(c -> c != '\n' && c != '\t'))
                    .noneMatch(Character::isISOControl)
                    .doesNotContain(0x2028, 0x202E);
            assertThat(line).contains("Chair\\");
        }
    }

    @Test
    void tellsAnExceptionOnTheSameLineAndItsStackOnlyWhenAsked() {
        var thrown = new IllegalStateException("not so", new IllegalArgumentException("but so"));

        unit.write(false, false);
        assertThat(line("It failed", thrown).lines())
                .singleElement()
                .asString()
                .endsWith(
                        "It failed (IllegalStateException not so, because of IllegalArgumentException but so)");
        unit.write(false, true);
        assertThat(line("It failed", thrown).lines().skip(1))
                .isNotEmpty()
                .allMatch(l -> l.startsWith("\t"));
    }

    @Test
    void writesJsonThatParses() throws Exception {
        unit.write(true, true);

        JsonNode event =
                new ObjectMapper()
                        .readTree(line("\"{}\" é🍷", new IllegalStateException("x"), "a\\b"));

        assertThat(event.get("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(event.get("level").asText()).isEqualTo("WARN");
        assertThat(event.get("logger").asText()).isEqualTo("org.caravane.ops.VerdictLog");
        assertThat(event.get("message").asText())
                .isEqualTo("\"a\\b\" é🍷 (IllegalStateException x)");
        assertThat(event.get("stack").asText()).contains("LogLinesTest");
        assertThat(event.get("thread").asText()).isNotEmpty();
    }

    @Test
    void tellsNoSecretWhereverItStands() {
        unit.hide(SECRET);
        for (boolean json : List.of(false, true)) {
            unit.write(json, true);

            assertThat(line(SECRET + " {}", new IllegalStateException(SECRET), SECRET))
                    .doesNotContain(SECRET)
                    .contains("***");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "xml,INFO,log.format",
        "JSON,INFO,log.format",
        "plain,LOUD,log.level",
        "plain,OFF,log.level"
    })
    void saysWhichSettingMakesNoSense(String format, String level, String property) {
        assertThatThrownBy(() -> Logs.write(format, level))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith(property + " is ");
    }

    private String line(String message, @Nullable Throwable thrown, Object... arguments) {
        Logger logger = new LoggerContext().getLogger("org.caravane.ops.VerdictLog");
        return new String(
                unit.encode(new LoggingEvent("", logger, Level.WARN, message, thrown, arguments)),
                StandardCharsets.UTF_8);
    }
}
