package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SizesTest {
    @ParameterizedTest
    @CsvSource({"note.rows,0", "dolibarr.poll.page,-1", "stock.gather,0", "product.batch,0"})
    void refusesToWorkOnNothingAtATime(String setting, String value) {
        Map<String, String> settings = new HashMap<>(StoreRoutes.SETTINGS);
        settings.put("store.url", "jdbc:h2:mem:sizes;DB_CLOSE_DELAY=-1");
        settings.put(setting, value);

        try (Runner unit = new Runner(Optional.empty(), settings)) {
            assertThatThrownBy(() -> unit.start(true))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(
                            "%s is %s: set a number above 0".formatted(setting, value));
        }
    }
}
