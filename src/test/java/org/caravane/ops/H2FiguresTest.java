package org.caravane.ops;

import java.util.Map;
import java.util.UUID;

final class H2FiguresTest extends AbstractFiguresTest {
    @Override
    Map<String, String> settings() {
        return Map.of("store.url", "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
    }
}
