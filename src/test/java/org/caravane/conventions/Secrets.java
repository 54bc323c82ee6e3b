package org.caravane.conventions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caravane.ops.reload.RouteBlock;
import org.caravane.ops.reload.Trees;

/** No key or password stands in a route, nor in the settings that we ship. */
final class Secrets implements Convention {
    private static final Pattern NAME =
            Pattern.compile(
                    "(?i)(.*[-_.])?(\\w*api-?_?key|ws_?key|key|\\w*password|passwd|\\w*secret|token|authorization)");
    private static final Pattern IN_URL =
            Pattern.compile(
                    "(?i)://[^/@{}\\s]+:[^/@{}\\s]+@|\\b(ws_key|dolapikey|password|access_token)=[^&${}\\s]+");

    @Override
    public List<String> defects(Project project) {
        List<String> defects = new ArrayList<>();
        for (RouteBlock block : project.blocks()) {
            Trees.objects(block.body())
                    .flatMap(Secrets::named)
                    .forEach(name -> defects.add(block.place() + " holds the value of " + name));
            Trees.texts(block.body())
                    .filter(text -> IN_URL.matcher(text).find())
                    .forEach(text -> defects.add(block.place() + " holds a secret in an address"));
        }
        project.properties()
                .forEach(
                        (name, value) -> {
                            if ((NAME.matcher(name).matches() && isLiteral(value))
                                    || IN_URL.matcher(value).find()) {
                                defects.add("application.properties holds the value of " + name);
                            }
                        });
        return defects;
    }

    /** {@code key: value}, and {@code { name: key, constant: value }}. */
    private static Stream<String> named(JsonNode object) {
        String name = object.path("name").asText();
        Optional<String> set =
                Stream.of("constant", "simple", "expression", "value", "defaultValue")
                        .map(object::path)
                        .filter(value -> NAME.matcher(name).matches() && isLiteral(value.asText()))
                        .map(value -> name)
                        .findFirst();
        Stream<String> fields =
                object.properties().stream()
                        .filter(field -> NAME.matcher(field.getKey()).matches())
                        .filter(field -> isLiteral(field.getValue().asText()))
                        .map(field -> field.getKey());
        return Stream.concat(set.stream(), fields);
    }

    private static boolean isLiteral(String value) {
        return !value.isBlank() && !value.contains("{{") && !value.contains("${");
    }
}
