package org.caravane.ops.watch;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Ready is who has a store; a process that lacks one is not restarted for it. */
final class StoreHealth extends AbstractHealthCheck {
    private final FigureCache figures;

    StoreHealth(FigureCache figures) {
        super("caravane", "store");
        this.figures = figures;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        String silence = figures.silence();
        if (silence.isEmpty()) {
            result.message("open").up();
        } else {
            result.message(Sentence.inJson(silence)).down();
        }
    }
}
