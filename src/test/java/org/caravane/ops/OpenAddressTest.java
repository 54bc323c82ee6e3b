package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a key would travel so that others can read it. */
class OpenAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://shop.example.com,true",
        "http://192.168.1.7/erp,true",
        "http://localhost.example.com,true",
        "https://shop.example.com,false",
        "http://localhost:8080,false",
        "http://127.0.0.1/api/index.php,false",
        "http://[::1]:81,false",
    })
    void isOneWithoutTlsThatLeavesTheMachine(String url, boolean open) {
        assertThat(Secrets.isOpen(url)).isEqualTo(open);
    }
}
