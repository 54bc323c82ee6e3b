package org.caravane.dolibarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DolibarrJsonTest {
    private final ObjectMapper unit = DolibarrJson.mapper();

    @Test
    void readsAHundredThousandIds() throws JsonProcessingException {
        String ids = "[" + "\"1234567\",\n".repeat(100_000) + "\"1\"]";

        assertThat(unit.readTree(ids)).hasSize(100_001);
    }

    @Test
    void refusesWhatIsTooDeepTooLongOrTooMany() {
        for (String bomb :
                new String[] {
                    "[".repeat(100_000),
                    "{\"a\":".repeat(100_000),
                    "[" + "9".repeat(1000) + "]",
                    "{\"" + "n".repeat(10_000) + "\":1}",
                    "[\"" + "x".repeat(9 * 1024 * 1024) + "\"]",
                    "[" + "{},".repeat(4_000_000) + "{}]"
                }) {
            assertThatThrownBy(() -> unit.readTree(bomb))
                    .isInstanceOf(StreamConstraintsException.class);
        }
    }

    /**
     * What stands behind a list would not be seen, and the list perhaps be empty for its reason.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]<br /><b>Fatal error</b>: Allowed memory size exhausted",
                "[][1]",
                "[NaN]",
                "[1e400",
                "\uFEFF[]",
                "['x']",
                "[01]",
                ""
            })
    void refusesWhatIsNoJson(String text) {
        assertThatThrownBy(
                        () -> unit.readValue(text, com.fasterxml.jackson.databind.JsonNode.class))
                .isInstanceOf(JsonProcessingException.class);
    }
}
