package org.caravane.ops.cluster;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Which shops had nothing due when one of their workers last looked, so that the others need not
 * ask the store as well: thirty shops at rest would cost it hundreds of questions a second.
 *
 * <p>Each worker looks now and then all the same. What an earlier failure left under its name is
 * due for it alone.
 */
public final class QuietShops {
    /** A worker looks once in so many periods, whatever others found. */
    private static final int PERIODS = 10;

    private record Look(String worker, long at) {}

    private final LongSupplier nanos;
    private final Map<String, Look> inVain = new ConcurrentHashMap<>();
    private final Map<String, Long> lastLooks = new ConcurrentHashMap<>();

    /**
     * @param nanos a clock that only goes forward
     */
    public QuietShops(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Whether a worker looks for due changes now; one that is told so does.
     *
     * @param period for how many milliseconds one worker's look serves the others of its shop and
     *     entity
     */
    public boolean isWorthALook(String shop, String entity, String worker, int period) {
        long now = nanos.getAsLong();
        long served = TimeUnit.MILLISECONDS.toNanos(period);
        Look other = inVain.get(key(shop, entity));
        Long own = lastLooks.get(worker);
        if (other != null
                && !other.worker().equals(worker)
                && now - other.at() < served
                && own != null
                && now - own < served * PERIODS) {
            return false;
        }
        lastLooks.put(worker, now);
        return true;
    }

    /** A worker of this shop and entity found nothing due. */
    public void foundNothing(String shop, String entity, String worker) {
        inVain.put(key(shop, entity), new Look(worker, nanos.getAsLong()));
    }

    private static String key(String shop, String entity) {
        return entity + '/' + shop;
    }
}
