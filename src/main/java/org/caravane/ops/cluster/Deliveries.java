package org.caravane.ops.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.caravane.model.Claimed;
import org.caravane.ops.Ownership;

/** The deliveries that this process is at, so that it hands nothing over in the middle of one. */
public final class Deliveries {
    private final Ownership ownership;
    private final Leaves leaves;
    private final StoreWatch storeWatch;
    private final Map<String, Integer> atWork = new HashMap<>();

    public Deliveries(Ownership ownership, Leaves leaves, StoreWatch storeWatch) {
        this.ownership = ownership;
        this.leaves = leaves;
        this.storeWatch = storeWatch;
    }

    /**
     * Begins a worker's turn, which lasts until the exchange is done; or tells it to come back
     * later: the endpoint is another's, goes to another or was not probed by this process yet, the
     * store does not answer, or the shop was asked enough for this minute.
     */
    public boolean begin(Exchange exchange, String endpoint) {
        if (!storeWatch.isUp() || !ownership.isProbed(endpoint) || !leaves.any(endpoint)) {
            return false;
        }
        synchronized (atWork) {
            if (!ownership.owns(endpoint) || ownership.isLeaving(endpoint)) {
                return false;
            }
            atWork.merge(endpoint, 1, Integer::sum);
        }
        exchange.getExchangeExtension()
                .addOnCompletion(
                        new SynchronizationAdapter() {
                            @Override
                            public void onDone(Exchange done) {
                                end(endpoint);
                            }
                        });
        return true;
    }

    /**
     * Whether a worker claims again in the same turn: it has just had as much as it asked for, has
     * not gone on for long, and could begin as well. After less it rests, so that what comes next
     * shares a request.
     *
     * @param size how much it asked for
     * @param turns how many claims it made before in this turn
     */
    public boolean goesOn(List<Claimed> last, int size, int turns, int most, String endpoint) {
        return turns == 0
                || (last.size() >= size
                        && turns < most
                        && storeWatch.isUp()
                        && leaves.any(endpoint)
                        && ownership.owns(endpoint)
                        && !ownership.isLeaving(endpoint));
    }

    private void end(String endpoint) {
        synchronized (atWork) {
            atWork.merge(endpoint, -1, Integer::sum);
        }
    }

    /** Endpoints that leave, and that no worker is at any more. */
    public List<String> drained() {
        synchronized (atWork) {
            return ownership.leaving().stream()
                    .filter(endpoint -> atWork.getOrDefault(endpoint, 0) == 0)
                    .toList();
        }
    }
}
