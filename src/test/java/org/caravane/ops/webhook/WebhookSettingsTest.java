package org.caravane.ops.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.caravane.ops.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings of the webhook may be. */
final class WebhookSettingsTest {
    private static final String SECRET = "abcdefghijklmnopqrstuvwx";

    private static Map<String, String> settings(String port, String secret) {
        return Map.of("webhook.port", port, "webhook.host", "127.0.0.1", "webhook.secret", secret);
    }

    @Test
    void isOffWithoutAPort() {
        assertThat(WebhookSettings.read(settings("", "")::get)).isEmpty();
    }

    @Test
    void keepsItsSecretToItself() {
        WebhookSettings read = WebhookSettings.read(settings("8099", SECRET)::get).orElseThrow();
        assertThat(read).hasToString("http://127.0.0.1:8099/hooks/dolibarr/...");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "abcdefghijklmnopqrstuvw/", "abcdefghijklmnopqrstuvw é"})
    void refusesASecretThatCanBeGuessedOrIsNoPath(String secret) {
        assertThatThrownBy(() -> WebhookSettings.read(settings("8099", secret)::get))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("webhook.secret is not 24 or more")
                .hasMessageNotContaining("ghijkl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "70000"})
    void refusesAPortThatIsNone(String port) {
        assertThatThrownBy(() -> WebhookSettings.read(settings(port, SECRET)::get))
                .hasMessage("webhook.port is %s: set a port", port);
    }

    @Test
    void refusesADelayThatIsNone() {
        assertThatThrownBy(() -> WebhookSettings.delay(name -> "soon"))
                .hasMessage("webhook.delay is soon: set seconds, a whole number");
    }
}
