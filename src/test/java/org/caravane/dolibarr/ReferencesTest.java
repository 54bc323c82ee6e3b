package org.caravane.dolibarr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {
    private final References unit = new References();

    /** On 17 and 19 {@code (t.ref:=:'none:such')} finds rows that have nothing of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CHAIR-01|CHAIR-01",
                "none:such|none_such",
                "A(1)|A_1_",
                "L'A|L_A",
                "A\"B|A_B",
                "A\\B|A_B",
                "50%|50_",
                "A & B+C|A & B+C",
            })
    void asksWithAPatternWhereACharacterCannotTravel(String ref, String pattern) {
        assertThat(URLDecoder.decode(unit.filter(ref), StandardCharsets.UTF_8))
                .isEqualTo("(t.ref:like:'" + pattern + "')");
        assertThat(unit.filter(ref)).matches("[A-Za-z0-9%._*-]+");
    }

    @Test
    void takesOnlyWhatHasExactlyThatReferenceOrDiffersByCase() {
        JsonNode page = products("none_such", "none:such", "NONE:SUCH", "none-such");
        assertThat(unit.keys(page, "none:such")).isEqualTo(List.of("2"));
        assertThat(unit.keys(page, "None:such")).isEqualTo(List.of("2", "3"));
        assertThat(unit.keys(page, "other")).isEmpty();
        assertThat(unit.keys(products("A(1)", "A_1_"), "A(1)")).isEqualTo(List.of("1"));
    }

    private static JsonNode products(String... refs) {
        var page = JsonNodeFactory.instance.arrayNode();
        for (String ref : refs) {
            ObjectNode product = page.addObject();
            product.put("id", String.valueOf(page.size())).put("ref", ref);
        }
        return page;
    }
}
