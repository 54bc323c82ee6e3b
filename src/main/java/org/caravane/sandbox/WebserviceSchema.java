package org.caravane.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A resource: its names, its fields and associations in the shop's order, and what a key may do.
 */
record WebserviceSchema(
        String resource,
        String node,
        String className,
        String description,
        Set<String> methods,
        List<WebserviceField> fields,
        List<WebserviceAssociation> associations) {

    static WebserviceSchema parse(
            String resource,
            String node,
            String className,
            String description,
            String methods,
            String lines) {
        return new WebserviceSchema(
                resource,
                node,
                className,
                description,
                new TreeSet<>(List.of(methods.split(",", -1))),
                lines.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("@"))
                        .map(WebserviceField::parse)
                        .toList(),
                lines.lines()
                        .filter(line -> line.startsWith("@"))
                        .map(WebserviceAssociation::parse)
                        .toList());
    }

    Optional<WebserviceField> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    Optional<WebserviceAssociation> association(String name) {
        return associations.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The names that an error lists. */
    String available() {
        return Stream.concat(Stream.of("id"), fields.stream().map(WebserviceField::name))
                .collect(Collectors.joining(", "));
    }

    /** The element around a list: stock movements are called stock_mvts there. */
    String listNode() {
        return resource.equals("stock_movements") ? "stock_mvts" : resource;
    }
}
