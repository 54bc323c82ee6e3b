package org.caravane.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Left what a shop has, right what Dolibarr 17 to 23 makes of it (their sources). */
class ChangedReferencesTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "CASE/SLASH 01,CASE_SLASH_01",
                "case/slash 01,CASE_SLASH_01",
                "ÉTÉ/37,ETE_37",
                "A:B,A_B",
                "A'B,A_B",
                "A\"B,A_B",
                "A\\B,A_B",
                "A*B?C,A_B_C",
                "A°$B,A__B",
                "A--B,A_B",
                "A - B,A_-_B",
                "A..B/C,AB_C",
                "A..B/C,A..B_C",
                "A[1]|B,A_1__B",
            })
    void knowsWhatDolibarrMakesOfAReference(String inShop, String inDolibarr) {
        assertThat(ChangedReferences.isSame(inShop, inDolibarr)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "CASE_SLASH_01,CASE_SLASH_01",
        "case_slash_01,CASE_SLASH_01",
        "CASE/SLASH 012,CASE_SLASH_01",
        "CASEXSLASH 01,CASE_SLASH_01",
        "CASE.SLASH.01,CASE_SLASH_01",
        "A+B,A_B",
        "A&B,A_B",
    })
    void takesNothingElseForIt(String inShop, String inDolibarr) {
        assertThat(ChangedReferences.isSame(inShop, inDolibarr)).isFalse();
    }
}
