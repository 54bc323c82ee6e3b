package org.caravane.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class QuietShopsTest {
    private static final int PERIOD = 250;

    private long nanos = 1;
    private final QuietShops unit = new QuietShops(() -> nanos);

    @Test
    void letsOneLookServeTheOtherWorkersForAPeriod() {
        everybodyLooks();
        unit.foundNothing("main", "product", "product-main-1");

        assertThat(looks("product", "product-main-2")).isFalse();
        assertThat(looks("stock", "stock-main-1")).as("of another entity").isTrue();
        assertThat(looks("product", "product-main-1")).as("it has a period of its own").isTrue();

        pass(PERIOD);
        assertThat(looks("product", "product-main-2")).isTrue();
    }

    @Test
    void lastsNoLongerThanThePeriodThatIsAskedFor() {
        everybodyLooks();
        unit.foundNothing("main", "product", "product-main-1");
        pass(80);

        assertThat(unit.isWorthALook("main", "product", "product-main-2", 80)).isTrue();
    }

    @Test
    void letsEachWorkerLookNowAndThen() {
        everybodyLooks();
        for (int i = 0; i < 9; i++) {
            pass(PERIOD);
            unit.foundNothing("main", "product", "product-main-1");
            assertThat(looks("product", "product-main-2")).isFalse();
        }
        pass(PERIOD);
        unit.foundNothing("main", "product", "product-main-1");

        assertThat(looks("product", "product-main-2")).as("its own leftovers").isTrue();
        assertThat(looks("product", "product-main-2")).as("once").isFalse();
    }

    @Test
    void letsAWorkerThatNeverLookedDoSo() {
        unit.foundNothing("main", "product", "product-main-1");

        assertThat(looks("product", "product-main-2")).isTrue();
        assertThat(looks("product", "product-main-2")).isFalse();
    }

    private void everybodyLooks() {
        assertThat(looks("product", "product-main-1")).isTrue();
        assertThat(looks("product", "product-main-2")).isTrue();
    }

    private boolean looks(String entity, String worker) {
        return unit.isWorthALook("main", entity, worker, PERIOD);
    }

    private void pass(int millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
