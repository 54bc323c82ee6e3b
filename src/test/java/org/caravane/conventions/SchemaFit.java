package org.caravane.conventions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caravane.ops.reload.RouteFile;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Every file fits the schema that camel-yaml-dsl ships.
 *
 * <p>Where the schema wants a number or a boolean and the file has a placeholder, the property's
 * value is looked at instead, as Camel does.
 */
final class SchemaFit implements Convention {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]+)}}");
    private final JsonSchema schema;

    SchemaFit() {
        try (InputStream stream =
                SchemaFit.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            schema =
                    JsonSchemaFactory.getInstance(
                                    SpecVersion.VersionFlag.V4,
                                    factory -> factory.metaSchema(knowing("deprecated")))
                            .getSchema(
                                    Objects.requireNonNull(stream),
                                    SchemaValidatorsConfig.builder()
                                            .pathType(PathType.JSON_POINTER)
                                            .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Draft 4, with a keyword that says nothing about validity. */
    private static JsonMetaSchema knowing(String keyword) {
        return JsonMetaSchema.builder(JsonMetaSchema.getV4())
                .keyword(new NonValidationKeyword(keyword))
                .build();
    }

    @Override
    public List<String> defects(Project project) {
        return project.files().stream().flatMap(file -> defects(file, project).stream()).toList();
    }

    private List<String> defects(RouteFile file, Project project) {
        JsonNode content = file.content().deepCopy();
        for (ValidationMessage message : schema.validate(content)) {
            fill(content, message.getInstanceLocation(), project);
        }
        Set<ValidationMessage> messages = schema.validate(content);
        return messages.stream().map(message -> file.name() + message.getMessage()).toList();
    }

    private static void fill(JsonNode content, JsonNodePath path, Project project) {
        JsonNode refused = content.at(path.toString());
        Matcher placeholder = PLACEHOLDER.matcher(refused.asText());
        if (!refused.isTextual() || !placeholder.matches()) {
            return;
        }
        String value = project.properties().get(placeholder.group(1));
        if (value != null && content.at(path.getParent().toString()) instanceof ObjectNode parent) {
            Object typed = new Load(LoadSettings.builder().build()).loadFromString(value);
            parent.set(path.getName(-1), new ObjectMapper().valueToTree(typed));
        }
    }
}
