package org.caravane.prestashop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.caravane.model.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductLookupTest {
    private final ProductLookup unit = new ProductLookup();

    @Test
    void asksForSeveralReferencesInOneRequest() {
        assertThat(unit.filters(List.of("A", "B", "C"))).containsExactly("%5BA%7CB%7CC%5D");
        assertThat(unit.at(List.of("x", "y"), 1)).isEqualTo("y");
    }

    @Test
    void repeatsASingleReferenceSoThatACommaIsNoRange() {
        assertThat(unit.filters(List.of("100,200"))).containsExactly("%5B100%2C200%7C100%2C200%5D");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A B|A%20B",
                "É1|%C3%891",
                "R&D|R%26D",
                "A#1|A%231",
                "A+1|A%2B1",
                "50%|50%25",
                "a/b?c|a%2Fb%3Fc",
                "😀|%F0%9F%98%80",
            })
    void encodesWhatAUrlWouldTakeForItsOwn(String reference, String encoded) {
        assertThat(unit.filters(List.of(reference, "B")))
                .containsExactly("%5B" + encoded + "%7CB%5D");
    }

    @Test
    void asksInAsFewRequestsAsFitALine() {
        List<String> references =
                IntStream.range(0, 500).mapToObj(i -> "Référence-é-" + i).toList();

        List<String> filters = unit.filters(references);

        List<String> asked = new ArrayList<>();
        for (String filter : filters) {
            assertThat(filter.length()).isLessThan(6100);
            String plain = URLDecoder.decode(filter, StandardCharsets.UTF_8);
            asked.addAll(Arrays.asList(plain.substring(1, plain.length() - 1).split("\\|", -1)));
        }
        assertThat(asked).isEqualTo(references);
        assertThat(filters).hasSizeLessThan(5);
        assertThat(unit.filters(List.of())).isEmpty();
    }

    @Test
    void repeatsTheReferenceThatIsLeftOver() {
        String longest = "é".repeat(64);
        List<String> references = IntStream.range(0, 16).mapToObj(i -> longest).toList();

        List<String> filters = unit.filters(references);

        assertThat(filters).hasSizeGreaterThan(1);
        assertThat(filters).allMatch(filter -> filter.contains("%7C"));
    }

    @Test
    void collectsWhatWasFound() {
        assertThat(
                        unit.more(
                                List.of(new Found(1, "A")),
                                Xml.inside(
                                        "<products><product><id>7</id><reference>R&amp;D"
                                                + "</reference></product><product><id></id>"
                                                + "<reference>x</reference></product>"
                                                + "</products>")))
                .containsExactly(new Found(1, "A"), new Found(7, "R&D"));
        assertThat(unit.more(List.of(), Xml.inside("<products>\n</products>"))).isEmpty();
    }

    @Test
    void givesAListForSqlThatIsNeverEmpty() {
        assertThat(unit.ids(List.of())).containsExactly(-1L);
        assertThat(unit.ids(List.of(new Found(7, "A")))).containsExactly(7L);
    }
}
