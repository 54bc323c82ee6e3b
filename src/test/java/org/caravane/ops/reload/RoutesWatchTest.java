package org.caravane.ops.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** When changed files are tried, run, refused and told of. */
final class RoutesWatchTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(RoutesWatch.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Recorded stage = new Recorded();
    @TempDir private Path folder;
    private RoutesWatch unit;

    /** Notes what it is asked; texts that say so are refused, or do not start. */
    private static final class Recorded implements RoutesWatch.Stage {
        private final List<String> asked = new ArrayList<>();
        private boolean storeIsAway;

        @Override
        public List<Defect> rehearse(RouteTexts texts, RouteTexts running) {
            String text = texts.routes().get("a.camel.yaml");
            asked.add("try " + text);
            return text.contains("senseless")
                    ? List.of(new Defect("a.camel.yaml", 3, "makes no sense"))
                    : List.of();
        }

        @Override
        public void stop() {
            asked.add("stop");
        }

        @Override
        public void start(RouteTexts texts) {
            String text = texts.routes().get("a.camel.yaml");
            asked.add("start " + text);
            if (text.contains("stubborn") || storeIsAway) {
                throw new IllegalStateException("does not start");
            }
        }
    }

    @BeforeEach
    void watch() throws IOException {
        write("first");
        log.start();
        LOG.addAppender(log);
        unit = new RoutesWatch(RouteTexts.read(folder), stage);
    }

    @AfterEach
    void listenNoMore() {
        LOG.detachAppender(log);
        unit.close();
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("a.camel.yaml"), text);
    }

    private List<String> said() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void runsAChangeOnceItRested() throws IOException {
        unit.look();
        write("second, half wri");
        unit.look();
        write("second");
        unit.look();
        assertThat(stage.asked).isEmpty();
        unit.look();
        unit.look();
        assertThat(stage.asked).containsExactly("try second", "stop", "start second");
    }

    @Test
    void tellsOnceOfAChangeThatIsRefusedAndTriesTheNext() throws IOException {
        write("senseless");
        for (int i = 0; i < 5; i++) {
            unit.look();
        }
        assertThat(stage.asked).containsExactly("try senseless");
        assertThat(said())
                .containsExactly(
                        folder.resolve("a.camel.yaml") + ", line 3: makes no sense",
                        "The change is not taken over, the running routes go on: a.camel.yaml");
        write("better");
        unit.look();
        unit.look();
        assertThat(stage.asked).endsWith("try better", "stop", "start better");
    }

    @Test
    void forgetsARefusalWhenTheFileIsAsItRuns() throws IOException {
        write("senseless");
        unit.look();
        unit.look();
        write("first");
        unit.look();
        unit.look();
        write("senseless");
        unit.look();
        unit.look();
        assertThat(stage.asked).containsExactly("try senseless", "try senseless");
    }

    @Test
    void runsTheLastGoodRoutesAgainWhenTheChangedDoNotStart() throws IOException {
        write("stubborn");
        for (int i = 0; i < 4; i++) {
            unit.look();
        }
        assertThat(stage.asked)
                .containsExactly("try stubborn", "stop", "start stubborn", "stop", "start first");
    }

    @Test
    void triesAgainAtEveryLookWhenEvenTheLastGoodDoNotStart() throws IOException {
        stage.storeIsAway = true;
        write("second");
        unit.look();
        assertThatThrownBy(unit::look).hasMessage("does not start");
        assertThatThrownBy(unit::look).hasMessage("does not start");
        stage.storeIsAway = false;
        unit.look();
        assertThat(stage.asked).endsWith("stop", "start first", "stop", "start first");
        unit.look();
        assertThat(stage.asked).endsWith("stop", "start first");
    }

    @Test
    void tellsOnceThatAFolderCannotBeRead() throws IOException {
        Files.delete(folder.resolve("a.camel.yaml"));
        unit.look();
        unit.look();
        assertThat(said())
                .containsExactly(
                        folder
                                + ": holds no *.camel.yaml: correct routes.directory. The running routes go on");
        write("first");
        unit.look();
        unit.look();
        assertThat(stage.asked).isEmpty();
    }

    @Test
    void looksPastWhatEditorsLeaveThere() throws IOException {
        Files.writeString(folder.resolve(".#a.camel.yaml"), "lock");
        Files.writeString(folder.resolve("a.camel.yaml~"), "backup");
        unit.look();
        unit.look();
        assertThat(stage.asked).isEmpty();
    }

    @Test
    void tellsOfAFileThatIsNoText() throws IOException {
        Files.write(folder.resolve("a.camel.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        unit.look();
        assertThat(said().get(0)).contains("a.camel.yaml: cannot be read as UTF-8 text");
    }
}
