package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.caravane.ops.check.CheckReport;
import org.junit.jupiter.api.Test;

final class CheckTest {
    @Test
    void first() {
        try (Scene scene = new Scene()) {
            scene.product("A", "12.00", 5);
            CheckReport report = new CheckRun(Optional.empty(), scene.settings()).run(false);
            System.out.println(report.text());
            assertThat(report.blocks()).isFalse();
        }
    }
}
