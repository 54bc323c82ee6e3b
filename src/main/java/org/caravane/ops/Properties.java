package org.caravane.ops;

import java.time.Duration;
import org.apache.camel.CamelContext;

/** Properties as the routes see them: the environment over the command line over the file. */
final class Properties {
    private final CamelContext context;

    Properties(CamelContext context) {
        this.context = context;
    }

    /** The value, empty when it is not set. */
    String get(String name) {
        return context.resolvePropertyPlaceholders("{{" + name + ":}}").strip();
    }

    int number(String name) {
        try {
            return Integer.parseInt(get(name));
        } catch (NumberFormatException e) {
            throw new CannotStart("%s must be a whole number".formatted(name), e);
        }
    }

    int positive(String name) {
        int number = number(name);
        if (number <= 0) {
            throw new CannotStart("%s is %d: set a number above 0".formatted(name, number));
        }
        return number;
    }

    Duration seconds(String name) {
        return Duration.ofSeconds(number(name));
    }
}
