package org.caravane.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caravane.ops.reload.BeanCalls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our routes keep each convention, and each convention notices when they do not. */
class RouteConventionsTest {
    private static final Project OURS = Project.ours();

    static List<Convention> conventions() {
        return List.of(
                new SchemaFit(),
                new FileNames(),
                new RouteIds(),
                new RouteSizes(),
                new Placeholders(),
                new DirectEndpoints(),
                new ErrorHandling(),
                new SqlFiles(),
                new BeanUses(),
                new StreamedPages(),
                new Secrets());
    }

    @ParameterizedTest
    @MethodSource("conventions")
    void ourRoutesKeep(Convention convention) {
        assertThat(convention.defects(OURS)).as(convention.getClass().getSimpleName()).isEmpty();
    }

    @Test
    void looksAtAllThatWeHave() {
        assertThat(OURS.files()).hasSizeGreaterThan(5);
        assertThat(OURS.routes()).hasSizeGreaterThan(30);
        assertThat(OURS.sql()).hasSizeGreaterThan(30);
        assertThat(OURS.properties()).containsKey("dolibarr.url");
        assertThat(OURS.java()).containsKey("Wiring.java");
    }

    @Test
    void reportsWhatTheSchemaRefuses() {
        Project project =
                Project.of(
                        """
                        - route:
                            id: product-poll
                            from:
                              uri: timer
                              stepps: []
                        """);
        assertThat(new SchemaFit().defects(project))
                .anySatisfy(
                        defect ->
                                assertThat(defect)
                                        .startsWith("product.camel.yaml")
                                        .contains("stepps"));
    }

    @ParameterizedTest
    @CsvSource({"true,0", "false,1"})
    void noticesPagesThatStayInMemory(boolean streaming, int defects) {
        String split = "{ split: { method: { ref: notes }, streaming: %s } }".formatted(streaming);
        Project project =
                Project.of(
                        route("product-poll", "").replace("steps: []", "steps: [" + split + "]"));
        assertThat(new StreamedPages().defects(project)).hasSize(defects);
    }

    @ParameterizedTest
    @CsvSource({"true,0", "soon,1"})
    void looksAtTheValueOfAPlaceholderWhereTheSchemaWantsABoolean(String value, int defects) {
        Project project =
                Project.of(route("product-poll", "autoStartup: \"{{schedules}}\""))
                        .withProperties("schedules = " + value);
        assertThat(new SchemaFit().defects(project)).hasSize(defects);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Product.camel.yaml", "01-product.camel.yaml", "product.yaml"})
    void reportsAFileOfAnotherName(String name) {
        Project project = Project.named(name, route("product-poll", ""));
        assertThat(new FileNames().defects(project))
                .containsExactly(
                        name + " is not called ENTITY.camel.yaml or shared-CONCERN.camel.yaml");
    }

    @Test
    void reportsAFileThatIsNotAboutItsEntity() {
        Project project = Project.named("stock.camel.yaml", route("product-deliver", ""));
        assertThat(new FileNames().defects(project))
                .containsExactly(
                        "stock.camel.yaml has no route called stock or stock-...",
                        "stock.camel.yaml: product-deliver belongs into product.camel.yaml");
    }

    @Test
    void reportsARouteWithoutAKebabIdOrADescription() {
        Project project =
                Project.of(
                        """
                        - route:
                            id: productPoll
                            from: { uri: timer, steps: [] }
                        - routeTemplate:
                            route:
                              from: { uri: timer, steps: [] }
                        """);
        assertThat(new RouteIds().defects(project))
                .containsExactly(
                        "product.camel.yaml: productPoll has no id in kebab-case",
                        "product.camel.yaml: productPoll has no description",
                        "product.camel.yaml: routeTemplate has no id in kebab-case",
                        "product.camel.yaml: routeTemplate has no description");
    }

    @Test
    void reportsTheSecondOfAnId() {
        Project project = Project.of(route("product-poll", "") + route("product-poll", ""));
        assertThat(new RouteIds().defects(project))
                .containsExactly("product.camel.yaml: product-poll has an id that another has too");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1"})
    void reportsARouteThatDoesNotFitAScreen(int more, int defects) {
        String head = "- route:\n    id: long\n    from:\n      uri: timer\n      steps:\n";
        int steps = RouteSizes.MOST_LINES - 5 + more;
        Project project =
                Project.of(
                        head
                                + "        - log: { message: a }\n".repeat(steps)
                                + "\n# a comment, which belongs to what follows\n\n"
                                + route("next", ""));
        assertThat(new RouteSizes().defects(project)).hasSize(defects);
    }

    @ParameterizedTest
    @CsvSource({"2,0", "3,1"})
    void reportsStepsThatNestTooDeep(int levels, int defects) {
        String filter = "{ filter: { simple: a, steps: [ ";
        String steps = filter.repeat(levels) + " ] } }".repeat(levels);
        Project project =
                Project.of(
                        "- route: { id: deep, from: { uri: timer, steps: [ %s ] } }"
                                .formatted(steps));
        assertThat(new RouteSizes().defects(project)).hasSize(defects);
    }

    @Test
    void reportsPlaceholdersThatNothingFills() {
        Project project =
                Project.of(
                                """
                                - routeTemplate:
                                    id: worker
                                    parameters: [ { name: shop }, { name: unused } ]
                                    from:
                                      uri: "{{shop.{{shop}}.url}}/{{shop.{{shop}}.typo}}/{{gone}}/{{env:HOME}}"
                                      steps: []
                                """)
                        .withProperties("shop.main.url = x\nshops = main")
                        .withSql("due.sql", "select :#${properties:lost}")
                        .withJava("Wiring.java", "properties.number(\"away\"); get(\"shops\")");
        assertThat(new Placeholders().defects(project))
                .containsExactlyInAnyOrder(
                        "product.camel.yaml: worker does not use its parameter unused",
                        "product.camel.yaml: worker asks for gone, which application.properties lacks",
                        "product.camel.yaml: worker asks for shop.*.typo, which application.properties lacks",
                        "Wiring.java asks for away, which application.properties lacks",
                        "due.sql asks for lost, which application.properties lacks");
    }

    @Test
    void reportsPropertiesThatNobodyAsksFor() {
        Project project =
                Project.of(route("product-poll", "uri: \"{{in.route}}\""))
                        .withProperties(
                                """
                                shops = main
                                shop.main.language =
                                shop.main.forgotten =
                                in.route =
                                in.sql =
                                in.java =
                                nowhere =
                                camel.main.name = a
                                """)
                        .withSql("due.sql", "select :#${properties:in.sql}")
                        .withJava("Any.java", "get(\"in.java\") + \".language\" + \"shops\"");
        assertThat(new Placeholders().defects(project))
                .containsExactly(
                        "application.properties: nobody asks for nowhere",
                        "application.properties: nobody asks for shop.main.forgotten");
    }

    @Test
    void reportsDirectEndpointsWithOneSideOnly() {
        Project project =
                Project.of(
                                """
                                - route:
                                    id: lonely
                                    from:
                                      uri: direct
                                      parameters: { name: lonely }
                                      steps:
                                        - to: { uri: direct, parameters: { name: nobody } }
                                        - toD: { uri: "direct:nobody-${variable.endpoint}" }
                                - route:
                                    id: called-by-java
                                    from: { uri: "direct:called-by-java", steps: [] }
                                """)
                        .withJava("Run.java", "\"direct:called-by-java\" + \"direct:lost\"");
        assertThat(new DirectEndpoints().defects(project))
                .containsExactly(
                        "product.camel.yaml: lonely calls direct:nobody, which no route is",
                        "product.camel.yaml: lonely calls direct:nobody-*, which no route is",
                        "Run.java calls direct:lost, which no route is",
                        "product.camel.yaml: lonely is direct:lonely, which nobody calls");
    }

    @Test
    void findsDirectEndpointsWhoseNamesAreKnownAtRunTime() {
        Project project =
                Project.of(
                        """
                        - routeTemplate:
                            id: call
                            parameters: [ { name: endpoint }, { name: entity } ]
                            from:
                              uri: direct
                              parameters: { name: "call-{{endpoint}}" }
                              steps:
                                - toD: { uri: "direct:call-${variable.endpoint}" }
                                - to: { uri: direct, parameters: { name: "{{entity}}-deliver" } }
                        - route:
                            id: stock-deliver
                            from: { uri: direct, parameters: { name: stock-deliver }, steps: [] }
                        """);
        assertThat(new DirectEndpoints().defects(project)).isEmpty();
    }

    @Test
    void reportsFailuresThatNobodyHandles() {
        Project project =
                Project.of(
                        route("product-deliver", "")
                                + route("product-poll", "routeConfigurationId: delivery")
                                + route("stock-deliver", "routeConfigurationId: typo")
                                + """
                                - route:
                                    id: called
                                    from: { uri: "direct:called", steps: [] }
                                - routeConfiguration: { id: delivery }
                                """);
        assertThat(new ErrorHandling().defects(project))
                .containsExactly(
                        "product.camel.yaml: product-deliver is a delivery without routeConfigurationId: delivery",
                        "product.camel.yaml: product-poll is a poll: its failures are no delivery's",
                        "product.camel.yaml: stock-deliver names the configuration typo, which is nowhere",
                        "product.camel.yaml: stock-deliver is a delivery without routeConfigurationId: delivery",
                        "product.camel.yaml: called is called, but does not say who handles its errors");
    }

    @Test
    void reportsStatementsThatAreMissingOrUnused() {
        Project project =
                Project.of(
                                """
                                - route:
                                    id: claim
                                    from:
                                      uri: "sql:file:{{routes.directory}}/sql/missing.sql?delay=1"
                                      steps:
                                        - toD: { uri: "sql:file:routes/sql/claimed-${variable.entity}.sql" }
                                """)
                        .withSql("claimed-stock.sql", "")
                        .withSql("unused.sql", "");
        assertThat(new SqlFiles().defects(project))
                .containsExactly(
                        "product.camel.yaml: claim names missing.sql, which is not in routes/sql",
                        "routes/sql/unused.sql is named by no route");
    }

    @Test
    void reportsBeansAndMethodsThatAreMissing() {
        Project project =
                Project.of(
                                """
                                - route:
                                    id: calls
                                    from:
                                      uri: timer
                                      parameters: { a: "#nothing", b: "#credentials-{{x}}", c: "#mapper" }
                                      steps:
                                        - bean: { ref: unbound, method: "of(1)" }
                                        - bean: { ref: reader, method: "readTree(${body}, 'a,b')" }
                                        - bean: { ref: reader, method: "getFactory" }
                                        - setBody: { simple: "${bean:mapper?method=gone}" }
                                """)
                        .withSql("due.sql", "select :#${bean:reader?method=lost}")
                        .withJava(
                                "Wiring.java",
                                """
                                import com.fasterxml.jackson.databind.json.JsonMapper;
                                import com.fasterxml.jackson.databind.ObjectMapper;
                                ObjectMapper mapper = JsonMapper.shared();
                                beans.put("reader", new ObjectMapper());
                                registry.bind("mapper", mapper);
                                registry.bind("credentials-" + name, Credentials.of());
                                """);
        assertThat(new BeanUses().defects(project))
                .containsExactlyInAnyOrder(
                        "product.camel.yaml: calls names the bean nothing, which Wiring does not bind",
                        "product.camel.yaml: calls names the bean unbound, which Wiring does not bind",
                        "product.camel.yaml: calls calls reader.readTree(${body}, 'a,b'), which ObjectMapper does not have",
                        "product.camel.yaml: calls calls mapper.gone, which ObjectMapper does not have",
                        "due.sql: calls reader.lost, which ObjectMapper does not have");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "|0",
                "${body}|1",
                "${a}, 'b, c', {d, e}, f(g, h)|4",
            })
    void countsArguments(String list, int count) {
        assertThat(BeanCalls.arguments(list == null ? "" : list)).hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parameters: { password: hunter2 }",
                "parameters: { apiKey: abc }",
                "variableReceive: { name: Authorization, constant: Basic abc }",
                "uri: \"https://user:pw@example.com\"",
                "uri: \"https://example.com?ws_key=ABC\"",
            })
    void reportsSecrets(String line) {
        assertThat(new Secrets().defects(Project.of(route("call", line)))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parameters: { password: \"{{env:PW}}\" }",
                "variableReceive: { name: token, simple: \"${body}\" }",
                "parameters: { name: keys }",
            })
    void leavesReferencesToSecretsAlone(String line) {
        assertThat(new Secrets().defects(Project.of(route("call", line)))).isEmpty();
    }

    @Test
    void reportsSecretsInTheSettingsWeShip() {
        Project project =
                Project.of(route("call", ""))
                        .withProperties("dolibarr.key = abc\nendpoint.main.key =\nstore.user = sa");
        assertThat(new Secrets().defects(project))
                .containsExactly("application.properties holds the value of dolibarr.key");
    }

    /** A route with one more line. */
    private static String route(String id, String line) {
        return """
        - route:
            id: %s
            description: Any
            %s
            from: { uri: timer, steps: [] }
        """
                .formatted(id, line);
    }
}
