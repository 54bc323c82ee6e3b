package org.caravane.ops.cluster;

import java.util.HashMap;
import java.util.Map;
import org.caravane.ops.Settings;

/**
 * How many threads the timers of each name have: the process-wide ceiling of what goes on at the
 * same time, over all shops.
 */
public final class Workers {
    /** One of so many is for stock alone, so that a mass load never starves it. */
    private static final int STOCK_SHARE = 4;

    /** Probes are few, and slow where a shop hangs. */
    private static final int MOST_PROBERS = 8;

    private Workers() {}

    /** Threads by name of timer; others have one. */
    public static Map<String, Integer> threads(int workers, Settings settings) {
        int stock = Math.max(1, workers / STOCK_SHARE);
        Map<String, Integer> threads = new HashMap<>();
        threads.put("stock-workers", stock);
        threads.put("product-workers", Math.max(1, workers - stock));
        threads.put("endpoint-checks", Math.min(MOST_PROBERS, settings.endpoints().size()));
        return threads;
    }
}
