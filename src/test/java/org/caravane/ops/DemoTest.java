package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new user sees first. */
final class DemoTest {
    @TempDir private Path folder;

    @Test
    void bringsTheSampleCatalogueToBothShopsAndASecondRunAsksTheShopsNothing()
            throws InterruptedException {
        assertThat(round(true)).isEqualTo(ExitCode.IN_STEP);
        assertThat(round(false)).isEqualTo(ExitCode.IN_STEP);
    }

    /** A process of its own on the state of the last one. */
    private int round(boolean first) throws InterruptedException {
        try (Sandboxes sandboxes = Sandboxes.start(folder, 0);
                Runner runner =
                        new Runner(Optional.empty(), DemoCommand.settings(sandboxes, folder))) {
            runner.start(true);
            int exit = new OnceRun(runner).run(Duration.ofSeconds(60), true);
            if (!first) {
                Requests requests = runner.bean("requests", Requests.class);
                assertThat(requests.of("endpoint/main")).containsOnlyKeys("probe");
                assertThat(requests.of("endpoint/b2b")).containsOnlyKeys("probe");
                assertThat(sandboxes.main().requests("write") + sandboxes.b2b().requests("write"))
                        .isZero();
            }
            Web dolibarr = Web.dolibarr(sandboxes.dolibarr().url(), Sandboxes.DOLIBARR_KEY);
            Web main = Web.shop(sandboxes.main().url(), Sandboxes.MAIN_KEY);
            Web b2b = Web.shop(sandboxes.b2b().url(), Sandboxes.B2B_KEY);
            BothSides.Report retail = new BothSides(dolibarr, main, 1, 0, 2).compare();
            BothSides.Report trade = new BothSides(dolibarr, b2b, 3, 1, 2).compare();
            assertThat(retail.differences()).isEmpty();
            assertThat(trade.differences()).isEmpty();
            assertThat(retail.compared()).isEqualTo(41);
            assertThat(trade.compared()).isEqualTo(39);
            return exit;
        }
    }
}
