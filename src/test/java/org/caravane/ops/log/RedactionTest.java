package org.caravane.ops.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    private static final String KEY = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private final Redaction unit = new Redaction();

    @BeforeEach
    void know() {
        unit.hide(KEY);
        unit.hide("p&ss w/rd");
    }

    @ParameterizedTest
    @CsvSource({
        "'key ABCDEFGHIJKLMNOPQRSTUVWXYZ012345 twice ABCDEFGHIJKLMNOPQRSTUVWXYZ012345',key *** twice ***",
        "password=p&ss w/rd;x,password=***;x",
        "password=p%26ss+w%2Frd,password=***",
        "'cut here ABCDEFGHIJKLMNO…','cut here ***…'",
        "'cut here ABCDEFGHIJKLMNO... and on','cut here ***... and on'",
        "'too short to tell ABCDE…','too short to tell ABCDE…'",
        "nothing of ours…,nothing of ours…",
        "'',''"
    })
    void leavesSecretsOut(String text, String shown) {
        assertThat(unit.apply(text)).isEqualTo(shown);
    }

    @Test
    void leavesThemOutOfBasicAuthentication() {
        String basic =
                Base64.getEncoder().encodeToString((KEY + ":").getBytes(StandardCharsets.UTF_8));

        assertThat(unit.apply("Authorization: Basic " + basic + "\nHost: x"))
                .isEqualTo("Authorization: Basic ***\nHost: x");
    }

    @Test
    void looksForNoSecretThatIsTooShort() {
        unit.hide("");
        unit.hide("sa");

        assertThat(unit.apply("said")).isEqualTo("said");
    }

    @Test
    void hidesTheLongerOfTwoThatBeginAlike() {
        unit.hide(KEY + "-LONGER");

        assertThat(unit.apply(KEY + "-LONGER")).isEqualTo("***");
    }
}
