package org.caravane.conventions.astray.sync;

import java.time.Instant;
import java.util.function.Supplier;

public class Astray {
    private final Supplier<Instant> clock = Instant::now;

    public org.caravane.conventions.astray.store.Astray knows(int number) {
        System.out.println(clock.get());
        throw new IllegalArgumentException("No " + number);
    }
}
