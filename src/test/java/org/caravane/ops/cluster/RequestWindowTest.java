package org.caravane.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestWindowTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private final RequestWindow unit = new RequestWindow(4);
    private long now = 1000 * SECOND;

    @Test
    void countsARequestUntilAMinuteAfterItsAnswer() {
        assertThat(begin(4)).isEqualTo(4);
        assertThat(begin(1)).isZero();

        now += 10 * SECOND;
        end(4);
        now += 59 * SECOND;
        assertThat(begin(1)).as("a minute after they were sent").isZero();

        now += SECOND;
        assertThat(begin(5)).isEqualTo(4);
    }

    @Test
    void beginsNoMoreThanWasToldBeforehand() {
        RequestWindow hundred = new RequestWindow(100);
        assertThat(beginAll(hundred)).isEqualTo(25);

        String told = hundred.history(now, false);
        assertThat(told).isEqualTo("25;0:25,");
        assertThat(hundred.begin(now)).as("not told yet").isFalse();

        hundred.told();
        assertThat(hundred.begin(now)).isTrue();
    }

    @Test
    void reservesAsMuchAsTheWorkAsksFor() {
        RequestWindow thousands = new RequestWindow(2000);
        assertThat(told(thousands)).isEqualTo(100);

        assertThat(beginAll(thousands)).isEqualTo(100);
        assertThat(told(thousands)).isEqualTo(200);
        assertThat(beginAll(thousands)).isEqualTo(200);
        assertThat(told(thousands)).isEqualTo(400);
        assertThat(beginAll(thousands)).isEqualTo(400);
        assertThat(told(thousands)).as("a quarter of the limit").isEqualTo(500);

        thousands.begin(now);
        assertThat(told(thousands)).as("after little work").isEqualTo(100);
    }

    @Test
    void countsWhatWasBegunWhileItWasTold() {
        RequestWindow hundred = new RequestWindow(100);
        hundred.begin(now);
        hundred.history(now, false);
        hundred.begin(now);
        hundred.begin(now);
        hundred.told();

        assertThat(beginAll(hundred)).isEqualTo(23);
    }

    @Test
    void startsFromWhatTheLastOwnerTold() {
        RequestWindow hundred = new RequestWindow(100);
        // 30 of 5 s and 10 of 50 s before it was told, which was 20 s ago; its lease was 15 s
        hundred.inherit("25;5:30,50:10,", 20, 15, now);
        hundred.history(now, false);
        hundred.told();

        assertThat(hundred.left(now)).as("30 of 25 s ago and a reserve").isEqualTo(45);
        now += 35 * SECOND;
        assertThat(hundred.left(now)).as("the reserve of up to 5 s ago").isEqualTo(75);
        now += 20 * SECOND;
        assertThat(hundred.left(now)).isEqualTo(100);
    }

    @Test
    void tellsWhatAnotherUnderstands() {
        begin(1);
        end(1);
        now += 7 * SECOND;
        begin(1);
        RequestWindow other = new RequestWindow(4);

        other.inherit(unit.history(now, true), 0, 15, now);

        assertThat(other.left(now)).isEqualTo(2);
    }

    @Test
    void startsAfreshWhereNothingWasTold() {
        unit.inherit("", 0, 15, now);

        assertThat(unit.left(now)).isEqualTo(4);
    }

    private int beginAll(RequestWindow window) {
        int begun = 0;
        while (window.begin(now)) {
            begun++;
        }
        return begun;
    }

    /** The reserve that it tells. */
    private int told(RequestWindow window) {
        String history = window.history(now, false);
        window.told();
        return Integer.parseInt(history.substring(0, history.indexOf(';')));
    }

    private int begin(int wanted) {
        int begun = 0;
        for (int i = 0; i < wanted; i++) {
            unit.history(now, false);
            unit.told();
            begun += unit.begin(now) ? 1 : 0;
        }
        return begun;
    }

    private void end(int n) {
        for (int i = 0; i < n; i++) {
            unit.end(now);
        }
    }
}
