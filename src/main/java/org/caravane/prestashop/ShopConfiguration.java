package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The values of a shop's {@code configurations} that Caravane lives by, as the probe read them. A
 * name that the answer does not have is absent, which for most of them means the shop's default.
 */
public record ShopConfiguration(Map<String, String> values) {
    /** Nothing is known of the shop yet. */
    public static final ShopConfiguration UNKNOWN = new ShopConfiguration(Map.of());

    public ShopConfiguration {
        values = Map.copyOf(values);
    }

    /** Reads a list answer with {@code name} and {@code value}. */
    public static ShopConfiguration read(JsonNode root) {
        Map<String, String> values = new HashMap<>();
        WebserviceXml.all(root.path("configurations"), "configuration")
                .forEach(
                        c ->
                                values.putIfAbsent(
                                        WebserviceXml.text(c, "name"),
                                        WebserviceXml.text(c, "value").strip()));
        return new ShopConfiguration(values);
    }

    /** The text of a value, absent when it is empty or not told. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(v -> !v.isEmpty());
    }

    /** The id in a value. */
    public Optional<Long> id(String name) {
        return text(name).filter(v -> v.matches("\\d{1,18}")).map(Long::valueOf);
    }

    /** A whole number that is not negative, absent when it is none. */
    public OptionalInt count(String name) {
        return text(name).filter(v -> v.matches("\\d{1,9}")).stream()
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    /** Whether the switch of that name is on; the other value where it is not told. */
    public boolean isOn(String name, boolean otherwise) {
        return text(name).map(v -> v.equals("1")).orElse(otherwise);
    }
}
