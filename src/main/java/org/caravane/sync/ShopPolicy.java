package org.caravane.sync;

import java.util.OptionalInt;

/**
 * What a merchant decided for one shop.
 *
 * @param shop its name in the settings
 * @param priceLevel the Dolibarr price level; empty takes the product's own price
 * @param category the shop's id of the category that new products go to
 * @param updateLabels whether texts follow Dolibarr after creation
 * @param onlyStock whether nothing but stock is sent
 * @param shortDescription which Dolibarr text becomes the summary
 * @param description which Dolibarr text becomes the description
 * @param stock which quantity is sent
 */
public record ShopPolicy(
        String shop,
        OptionalInt priceLevel,
        String category,
        boolean updateLabels,
        boolean onlyStock,
        TextSource shortDescription,
        TextSource description,
        StockPolicy stock) {

    /** A Dolibarr text. */
    public enum TextSource {
        DESCRIPTION,
        NOTE_PUBLIC,
        NONE
    }

    /**
     * Which quantity is sent.
     *
     * @param virtual real stock less orders not yet shipped; only over all warehouses
     * @param warehouse a Dolibarr warehouse id, or {@code 0} for all open ones
     * @param requireWarehouse whether a product without any warehouse is held; otherwise it has 0
     * @param idShop the shop's id in a multistore installation; empty takes the only row
     */
    public record StockPolicy(
            boolean virtual, String warehouse, boolean requireWarehouse, OptionalInt idShop) {

        /** Whether a quantity is another one when a warehouse is closed or opened. */
        public boolean countsOpenWarehouses() {
            return !virtual && warehouse.equals("0");
        }
    }
}
