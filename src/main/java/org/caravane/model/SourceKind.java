package org.caravane.model;

/**
 * What a record of the source is.
 *
 * @param service whether it is a service; otherwise a product, with or without variants
 */
public record SourceKind(Identity identity, boolean service) {}
