package org.caravane.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListedTest {

    @ParameterizedTest
    @CsvSource({
        "0,''",
        "1,'n1'",
        "10,'n1, n2, n3, n4, n5, n6, n7, n8, n9, n10'",
        "11,'n1, n2, n3, n4, n5, n6, n7, n8, n9, n10 and 1 other'",
        "37,'n1, n2, n3, n4, n5, n6, n7, n8, n9, n10 and 27 others'"
    })
    void namesTenAtMost(int number, String sentence) {
        List<String> names = IntStream.rangeClosed(1, number).mapToObj(n -> "n" + n).toList();

        assertThat(Listed.of(names)).isEqualTo(sentence);
    }
}
