package org.caravane.model;

/**
 * A barcode as typed in the ERP, not validated.
 *
 * @param kind the symbology the ERP names
 * @param value the digits as typed, trimmed, never empty
 */
public record Barcode(Kind kind, String value) {

    /**
     * The symbologies that a shop can hold; what the ERP names and a shop cannot hold is {@link
     * #OTHER}, and what it does not name, or by a number that only it knows, is {@link #UNKNOWN}.
     */
    public enum Kind {
        EAN8,
        EAN13,
        UPC,
        ISBN,
        OTHER,
        UNKNOWN
    }
}
