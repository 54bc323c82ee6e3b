package org.caravane.dolibarr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainQuestionsTest {
    private final PlainQuestions unit = new PlainQuestions();

    @Test
    void asksTheSameOfOneRecordThatWasNotChosen() {
        String asked =
                "mode=1&variant_filter=1&includestockdata=1&limit=300&sqlfilters=(t.rowid:in:5,7)&properties=id,ref";
        assertThat(unit.oldest(asked))
                .isEqualTo(
                        "limit=1&sortfield=t.rowid&sortorder=ASC&mode=1&variant_filter=1&includestockdata=1&properties=id,ref");
        assertThat(unit.newest(asked)).contains("sortorder=DESC").doesNotContain("t.rowid:in");
        assertThat(unit.oldest("")).isEqualTo("limit=1&sortfield=t.rowid&sortorder=ASC");
    }
}
