package org.caravane.model;

/**
 * Who a change, a verdict or a dead letter is about.
 *
 * @param shop the shop's name in the settings
 * @param entity {@code product} or {@code stock}
 * @param key the source key, {@code 53}
 */
public record Subject(String shop, String entity, String key) {

    @Override
    public String toString() {
        return entity + "/" + key + " for " + shop;
    }
}
