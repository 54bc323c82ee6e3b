package org.caravane.model;

import java.util.Optional;

/** A claimed stock on its way to a verdict. */
public record StockCandidate(Claimed claimed, Optional<Reading<Stock>> reading) {

    public String ref() {
        return reading.filter(Reading.Read.class::isInstance)
                .map(r -> ((Reading.Read<Stock>) r).value().ref())
                .or(() -> claimed.known().productLink().map(Link::ref))
                .orElse(claimed.subject().key());
    }
}
