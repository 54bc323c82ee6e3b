package org.caravane.model;

import java.util.List;

/**
 * A verdict on a claimed change.
 *
 * @param ref the reference, or the source key when it could not be read
 * @param born the source's creation date, empty when unknown
 * @param warnings what was changed on the way, each a sentence
 */
public record Decision(
        Claimed claimed, String ref, String born, Verdict verdict, List<String> warnings) {

    public Decision {
        warnings = List.copyOf(warnings);
    }
}
