package org.caravane.ops;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the process used at one moment of a soak.
 *
 * @param heapMiB used after a collection
 * @param residentMiB of the whole process, 0 where the system does not tell
 * @param sockets open ones of the process: to Dolibarr and the shops, both ends of each, as the
 *     sandboxes are in the same process
 * @param storeConnections in the store's pool
 * @param storeMiB files of the store
 * @param lagSeconds age of the oldest change that waits for nobody
 * @param waiting changes in the table
 * @param delivered creations and updates so far
 * @param parked open dead letters
 * @param faults struck so far
 */
record SoakSample(
        long second,
        double heapMiB,
        double residentMiB,
        int threads,
        int sockets,
        int storeConnections,
        double storeMiB,
        double lagSeconds,
        long waiting,
        long delivered,
        long parked,
        long faults) {

    static String header() {
        return "    time  heap MiB   rss MiB  threads  sockets  store conn.  store MiB  lag s  waiting  delivered  parked  faults";
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%5d:%02d %9.1f %9.1f %8d %8d %12d %10.2f %6.1f %8d %10d %7d %7d",
                second / 60,
                second % 60,
                heapMiB,
                residentMiB,
                threads,
                sockets,
                storeConnections,
                storeMiB,
                lagSeconds,
                waiting,
                delivered,
                parked,
                faults);
    }

    /** What has to stay flat, by name. */
    Map<String, Double> levels() {
        Map<String, Double> levels = new LinkedHashMap<>();
        levels.put("heap", heapMiB);
        levels.put("rss", residentMiB);
        levels.put("threads", (double) threads);
        levels.put("sockets", (double) sockets);
        levels.put("store connections", (double) storeConnections);
        levels.put("store", storeMiB);
        levels.put("lag", lagSeconds);
        levels.put("waiting", (double) waiting);
        return levels;
    }
}
