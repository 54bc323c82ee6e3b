package org.caravane.model;

/**
 * A barcode as typed in the ERP, not validated.
 *
 * @param kind the symbology the ERP names
 * @param value the digits as typed, trimmed, never empty
 */
public record Barcode(Kind kind, String value) {

    /** The symbologies that a shop can hold; everything else is {@link #OTHER}. */
    public enum Kind {
        EAN8,
        EAN13,
        UPC,
        ISBN,
        OTHER
    }
}
