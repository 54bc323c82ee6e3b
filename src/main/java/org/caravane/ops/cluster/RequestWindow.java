package org.caravane.ops.cluster;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The requests of the last minute to one shop. A request counts from the leave to send it until a
 * minute after its answer: however long either takes, no minute that the shop sees has more than
 * the limit.
 *
 * <p>What is told to the store in {@link #history} is what another process starts from, were this
 * one to die: so until the next telling no more than a reserve is begun, and the reserve is told
 * too. It is as large as the work of late asks for, because all of it counts as sent if this
 * process is killed. Not thread-safe; times are of {@link System#nanoTime}.
 */
final class RequestWindow {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Of the limit may be begun between two tellings. */
    private static final int RESERVED_SHARE = 4;

    /** May be begun by one that had little to do: the first seconds of a load. */
    private static final int USUAL = 100;

    private final int limit;
    private final Deque<Long> ended = new ArrayDeque<>();
    private int open;
    private int reserve;
    private int telling;
    private int begunSinceHistory;

    RequestWindow(int limit) {
        this.limit = limit;
        this.reserve = reserved();
    }

    /** How many more this minute has. */
    int left(long now) {
        while (!ended.isEmpty() && now - ended.peekFirst() >= MINUTE) {
            ended.removeFirst();
        }
        return limit - open - ended.size();
    }

    /** How many could be begun now. */
    int room(long now) {
        return Math.min(reserve, left(now));
    }

    /** Begins a request, if there is room. */
    boolean begin(long now) {
        if (room(now) <= 0) {
            return false;
        }
        open++;
        reserve--;
        begunSinceHistory++;
        return true;
    }

    void end(long now) {
        open--;
        ended.addLast(now);
    }

    /**
     * Those begun as {@code age:count} in seconds, behind what may be begun until it is told again:
     * {@code 300;0:12,5:3}. To be followed by {@link #told}.
     *
     * @param last whether nothing more will be begun
     */
    String history(long now, boolean last) {
        telling = last ? 0 : reserved();
        begunSinceHistory = 0;
        left(now);
        Map<Long, Integer> ages = new TreeMap<>();
        ended.forEach(at -> ages.merge((now - at) / SECOND, 1, Integer::sum));
        if (open > 0) {
            ages.merge(0L, open, Integer::sum);
        }
        StringBuilder text = new StringBuilder().append(telling).append(';');
        ages.forEach((age, n) -> text.append(age).append(':').append(n).append(','));
        return text.toString();
    }

    /** The store has the last history. */
    void told() {
        reserve = Math.max(0, telling - begunSinceHistory);
    }

    /**
     * Starts from what another process told.
     *
     * @param history as told by {@link #history}
     * @param secondsAgo when it was told
     * @param lease for how many seconds from then it may have used its reserve
     */
    void inherit(String history, long secondsAgo, long lease, long now) {
        int semicolon = history.indexOf(';');
        if (semicolon < 0) {
            return;
        }
        Map<Long, Integer> ages = new TreeMap<>((a, b) -> Long.compare(b, a));
        for (String pair : history.substring(semicolon + 1).split(",", -1)) {
            int colon = pair.indexOf(':');
            if (colon > 0) {
                ages.merge(
                        Long.parseLong(pair.substring(0, colon)) + secondsAgo,
                        Integer.parseInt(pair.substring(colon + 1)),
                        Integer::sum);
            }
        }
        ages.merge(
                Math.max(0, secondsAgo - lease),
                Integer.parseInt(history.substring(0, semicolon)),
                Integer::sum);
        ended.clear();
        ages.forEach(
                (age, n) -> {
                    for (int i = 0; i < n; i++) {
                        ended.addLast(now - age * SECOND);
                    }
                });
    }

    private int reserved() {
        return Math.min(
                Math.max(1, limit / RESERVED_SHARE), Math.max(USUAL, 2 * begunSinceHistory));
    }
}
