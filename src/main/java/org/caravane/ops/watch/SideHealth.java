package org.caravane.ops.watch;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.caravane.store.figures.StoreFigures;

/**
 * Dolibarr or an endpoint: a detail with its reason. It is up whatever happens there, because
 * restarting Caravane mends nobody else.
 */
final class SideHealth extends AbstractHealthCheck {
    private final FigureCache figures;
    private final Function<StoreFigures, Optional<String>> trouble;

    /**
     * @param trouble why it pauses, if it does
     */
    SideHealth(String id, FigureCache figures, Function<StoreFigures, Optional<String>> trouble) {
        super("caravane", id);
        this.figures = figures;
        this.trouble = trouble;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public boolean isReadiness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        FigureCache.Seen seen = figures.look();
        String told =
                seen.figures()
                        .map(read -> trouble.apply(read).map(t -> "paused: " + t).orElse("open"))
                        .orElse("not known: " + seen.trouble());
        result.message(Sentence.inJson(told)).up();
    }
}
