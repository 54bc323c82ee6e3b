package org.caravane.ops.bench;

/**
 * What a bench measured.
 *
 * @param caravanePerSecond products with their stock, from the first request to the shop
 * @param rawPerSecond the same by {@link RawClient}, which asks no ERP
 * @param ratio of the two
 * @param shopRequestsPer100Products for new ones: lookups, products and stock
 * @param changedRequestsPer100 for products whose price changed
 * @param stockRequests for {@code stockChanges} at once
 * @param unchangedRequests for a reconcile of a catalogue that is in step
 * @param residentMiB the most that the process ever had
 * @param firstThousandPerSecond from the first delivered product on
 * @param secondThousandPerSecond of the second thousand; -1 below 2,000 products
 * @param lastThousandPerSecond of the last
 * @param stockDuringLoadSeconds from a stock change in the middle of the load to the shop
 */
record BenchResult(
        int products,
        double caravanePerSecond,
        double rawPerSecond,
        double ratio,
        double shopRequestsPer100Products,
        double changedRequestsPer100,
        int stockChanges,
        long stockRequests,
        long unchangedRequests,
        long residentMiB,
        double firstThousandPerSecond,
        double secondThousandPerSecond,
        double lastThousandPerSecond,
        double stockDuringLoadSeconds) {}
