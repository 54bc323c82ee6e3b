package org.caravane.model;

import java.util.List;

/**
 * What a shop should hold of a product, in that shop's fields.
 *
 * @param values what is always ours
 * @param blanks what the ERP has nothing for, with the value that says nothing: sent only to clear
 *     what was sent before, never to wipe what a merchant typed
 * @param texts what is sent on creation, and later only where the shop lets the ERP own its texts
 * @param defaults what a new product needs to be visible and is the merchant's from then on
 */
public record Wanted(
        FieldValues values,
        FieldValues blanks,
        FieldValues texts,
        FieldValues defaults,
        List<String> warnings) {

    public Wanted {
        warnings = List.copyOf(warnings);
    }
}
