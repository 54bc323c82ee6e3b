package org.caravane.ops.reload;

import java.util.List;
import java.util.stream.Collectors;
import org.caravane.model.CaravaneException;

/** Route files that cannot be read, or cannot be run. */
public final class UnusableRoutes extends CaravaneException {
    private static final long serialVersionUID = 1L;
    private final transient List<Defect> defects;

    public UnusableRoutes(List<Defect> defects) {
        super(defects.stream().map(Defect::toString).collect(Collectors.joining("; ")));
        this.defects = List.copyOf(defects);
    }

    UnusableRoutes(Defect defect) {
        this(List.of(defect));
    }

    public List<Defect> defects() {
        return defects;
    }
}
