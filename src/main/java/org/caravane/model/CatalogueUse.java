package org.caravane.model;

import java.util.SortedMap;

/**
 * What a look at the ERP's catalogue showed of its price levels.
 *
 * @param products how many products were looked at
 * @param levels how many of them have a price, by level; a level that none has is there with 0
 */
public record CatalogueUse(int products, SortedMap<Integer, Integer> levels) {}
