package org.caravane.ops.webhook;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.caravane.ops.CannotStart;

/**
 * Where the webhook listens, and for what.
 *
 * @param secret the last part of its path
 */
public record WebhookSettings(String host, int port, String secret) {
    private static final int HIGHEST_PORT = 65_535;

    /**
     * Reads them; empty when there is no webhook.
     *
     * @param properties a property's value by its name, empty when it is not set
     * @throws CannotStart for what makes no sense; the secret is never named
     */
    public static Optional<WebhookSettings> read(Function<String, String> properties) {
        String port = properties.apply("webhook.port");
        if (port.isEmpty()) {
            return Optional.empty();
        }
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > HIGHEST_PORT) {
            throw new CannotStart("webhook.port is %s: set a port".formatted(port));
        }
        String secret = properties.apply("webhook.secret");
        if (!secret.matches("[A-Za-z0-9_-]{24,200}")) {
            throw new CannotStart(
                    "webhook.secret is not 24 or more letters, digits, - and _: set one that nobody can guess, like the output of: openssl rand -hex 24");
        }
        return Optional.of(
                new WebhookSettings(
                        properties.apply("webhook.host"), Integer.parseInt(port), secret));
    }

    /**
     * How long an event waits before it is noted.
     *
     * @throws CannotStart when it makes no sense
     */
    public static Duration delay(Function<String, String> properties) {
        String delay = properties.apply("webhook.delay");
        if (!delay.matches("\\d{1,4}")) {
            throw new CannotStart(
                    "webhook.delay is %s: set seconds, a whole number".formatted(delay));
        }
        return Duration.ofSeconds(Integer.parseInt(delay));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "http://%s:%d%s...".formatted(host, port, WebhookDoor.PATH);
    }
}
