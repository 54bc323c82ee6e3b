package org.caravane.model;

import java.util.List;
import java.util.SortedMap;

/**
 * What a look at the ERP's catalogue showed of its prices.
 *
 * @param products how many products were looked at
 * @param levels how many of them have a price, by level; a level that none has is there with 0
 * @param contradictions what of them contradicts itself, in words, by level; 0 is the products' own
 *     price. A level without any is absent
 */
public record CatalogueUse(
        int products,
        SortedMap<Integer, Integer> levels,
        SortedMap<Integer, List<String>> contradictions) {}
