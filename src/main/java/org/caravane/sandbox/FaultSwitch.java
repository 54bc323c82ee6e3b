package org.caravane.sandbox;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * One fault's switch: always, for the next few requests, for a while, or by chance under a seed.
 */
final class FaultSwitch {
    private boolean always;
    private int left;
    private long until = System.nanoTime();
    private double chance;
    private SplittableRandom random = new SplittableRandom(0);
    private long struck;

    synchronized void always() {
        off();
        always = true;
    }

    synchronized void next(int requests) {
        off();
        left = requests;
    }

    synchronized void during(Duration time) {
        off();
        until = System.nanoTime() + time.toNanos();
    }

    synchronized void chance(double probability, long seed) {
        off();
        chance = probability;
        random = new SplittableRandom(seed);
    }

    /** Its chance under another seed, from the beginning. */
    synchronized void seed(long seed) {
        random = new SplittableRandom(seed);
    }

    synchronized void off() {
        always = false;
        left = 0;
        until = System.nanoTime();
        chance = 0;
    }

    /** Whether this request is struck; asked once for each request that it could strike. */
    synchronized boolean strikes() {
        boolean strikes = always || until - System.nanoTime() > 0;
        if (left > 0) {
            left--;
            strikes = true;
        }
        if (chance > 0 && random.nextDouble() < chance) {
            strikes = true;
        }
        struck += strikes ? 1 : 0;
        return strikes;
    }

    synchronized long struck() {
        return struck;
    }
}
