package org.caravane.store.figures;

import java.time.Instant;
import java.util.List;

/**
 * Everything at a glance.
 *
 * @param at when it was read
 */
public record StoreFigures(Instant at, SourceState source, List<ShopFigures> shops) {}
