package org.caravane.model;

/**
 * A warehouse of the source.
 *
 * @param open whether it still counts: a closed one keeps its quantities in the ERP
 */
public record Warehouse(String id, String label, boolean open) {}
