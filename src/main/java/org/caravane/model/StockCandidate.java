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

    /**
     * The counterpart of its product, unless the source gave this key to another product since (a
     * restored backup reuses ids): then the stock waits until that one is linked.
     */
    public Optional<Link> product() {
        return claimed.known().productLink().filter(this::isStillItsProduct);
    }

    private boolean isStillItsProduct(Link link) {
        return reading.isEmpty()
                || !(reading.get() instanceof Reading.Read<Stock> read)
                || new Identity(claimed.subject().key(), read.value().ref(), read.value().born())
                        .isThatOf(link);
    }
}
