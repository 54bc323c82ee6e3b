package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caravane.ops.reload.Defect;
import org.caravane.ops.reload.RouteTexts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is noticed of a changed route file before anything that runs is touched. */
final class RehearsalTest {
    private static Runner runner;
    @TempDir private Path folder;
    private RouteFolder routes;

    @BeforeAll
    static void startRoutesThatStandStill() {
        Map<String, String> settings = new HashMap<>(StoreRoutes.SETTINGS);
        settings.put("store.url", "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
        settings.put("routes.reload", "false");
        runner = new Runner(Optional.empty(), settings);
        runner.start(true);
    }

    @AfterAll
    static void stop() {
        runner.close();
    }

    @BeforeEach
    void copy() {
        routes = RouteFolder.copiedTo(folder.resolve("routes"));
    }

    private List<Defect> defects() {
        return runner.rehearse(routes.texts(), RouteTexts.read(Path.of("routes")));
    }

    @Test
    void findsNothingInOurRoutes() {
        assertThat(defects()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
"""
product.camel.yaml | id: product-poll | id: : product-poll | mapping values are not allowed here | ``
                    product.camel.yaml | loop: | lop: | Unknown node id: lop | ``
                    product.camel.yaml | doWhile: true | doWile: true | Unsupported field: doWile | ``
                    product.camel.yaml | period: "{{endpoint.own.period}}" | period: "abc" | product-poll has the period "abc", which is none | ``
                    product.camel.yaml | period: "{{endpoint.own.period}}" | period: "0" | product-poll has the period "0", which is none | ``
                    product.camel.yaml | period: "{{endpoint.own.period}}" | perid: "5" | Unknown parameters=[{perid=5}] | ``
                    product.camel.yaml | period: "{{endpoint.own.period}}" | period: "{{endpoint.own.perod}}" | Property with key [endpoint.own.perod] not found | ``
                    product.camel.yaml | uri: timer | uri: timr | No endpoint could be found for: timr | ``
                    product.camel.yaml | simple: "${variable.more}" | simple: "${variable.more" | poll does not work: expected symbol functionEnd but was eol | ``
                    product.camel.yaml | simple: "${body}" | simple: "${bodi}" | product-deliver does not work: Unknown function: bodi | ``
                    product.camel.yaml | ref: batches | ref: batchez | product-deliver names the bean batchez, which Wiring does not bind | ``
                    product.camel.yaml | of(${variable.decisions}, {{product.batch}}) | of(${variable.decisions}) | product-deliver calls batches.of(${variable.decisions}), which Batches does not have | ``
                    product.camel.yaml | {{product.batch}} | many | product-deliver calls batches.of(${variable.decisions}, many), which Batches does not have | ``
                    product.camel.yaml | method: "unwritten( | method: "unwriten( | product-deliver calls batches.unwriten(${variable.decisions}), which Batches does not have | ``
                    product.camel.yaml | name: settle | name: setle | product-deliver calls direct:setle, which no route is | ``
                    product.camel.yaml | id: product-read | id: product-lookup | product-lookup is the second of that id | product.camel.yaml, line 229
                    product.camel.yaml | parameters: { name: product-deliver } | parameters: { name: product-delivery } | turn calls direct:product-deliver, which no route is | shared-delivery.camel.yaml, line 66
                    product.camel.yaml | routeConfigurationId: delivery | routeConfigurationId: deliverance | product-deliver names the configuration deliverance, which is nowhere | ``
                    product.camel.yaml | sql/watermark.sql | sql/watermarks.sql | poll-page names watermarks.sql, which is not in routes/sql | ``
                    shared-delivery.camel.yaml | parameters: { name: remember }\\n      steps | parameters: { name: memorize }\\n      steps | product-deliver calls direct:remember, which no route is | product.camel.yaml, line 156
                    shared-delivery.camel.yaml | id: worker | id: worke | worke is made into no route, and the routeTemplate worker is in no file | ``
                    shared-delivery.camel.yaml | ref: required | ref: requird | claim-rows names the bean requird, which Wiring does not bind | ``
                    reconcile.camel.yaml | cron: "{{reconcile.cron}}" | cron: "0 30 33 * * ?" | reconcile-nightly has the schedule "0 30 33 * * ?", which is none: Hour values must be between 0 and 23 | ``
                    reconcile.camel.yaml | simple: "${body.size} > 0" | simple: "${body.size} >" | reconcile-overdue does not work: Unexpected token > | ``
                    shared-shop.camel.yaml | xmlMapper: "#webserviceMapper", unm | xmlMapper: "#webserviceMaper", unm | shop-answer names the bean webserviceMaper | ``
                    sql/claim.sql | update change | updte change | Syntax error at "updte" | ``
                    sql/claimable.sql | c.chunk = | c.chunck = | Column "C.CHUNCK" not found | ``
                    sql/claimable.sql | from change c | from chang c | Table "CHANG" not found | ``
                    sql/claimable.sql | <= :#now | <= :#nwo | asks for :#nwo, and is not run for rows | ``
                    sql/owned.sql | method=id} | method=it} | calls process.it, which ProcessIdentity does not have | ``
                    sql/lease-take.sql | properties:endpoint.lease-seconds | properties:endpoint.lease | asks for the setting endpoint.lease, which there is not | ``
                    sql/claim.sql | ${variable.holder} | ${variabl.holder} | Unknown function: variabl.holder | ``
                    """)
    void tellsWhatIsWrongAndWhere(
            String file, String text, String by, String reason, String elsewhere) {
        int line = routes.edit(file, text.replace("\\n", "\n"), by.replace("\\n", "\n"));
        Defect first = defects().get(0);
        assertThat(first.toString())
                .startsWith(elsewhere.isEmpty() ? "%s, line %d: ".formatted(file, line) : elsewhere)
                .contains(reason);
    }

    @Test
    void noticesADeliveryThatIsGone() {
        String all = routes.text("product.camel.yaml");
        int from = all.indexOf("- route:\n    id: product-deliver");
        routes.write(
                "product.camel.yaml",
                all.substring(0, from) + all.substring(all.indexOf("- route:", from + 1)));
        assertThat(defects())
                .extracting(Defect::reason)
                .anyMatch(r -> r.equals("turn calls direct:product-deliver, which no route is"));
    }

    @Test
    void noticesAFileThatIsGoneOrEmpty() {
        routes.delete("shared-failure.camel.yaml");
        routes.write("stock.camel.yaml", "");
        assertThat(defects().get(0).toString())
                .startsWith("stock.camel.yaml, line 1: is not a list of routes");
        routes.delete("stock.camel.yaml");
        assertThat(defects())
                .extracting(Defect::reason)
                .contains("product-deliver names the configuration delivery, which is nowhere");
    }

    @Test
    void namesTheFileThatHadATemplateBefore() {
        String all = routes.text("shared-delivery.camel.yaml");
        routes.write("shared-delivery.camel.yaml", all.substring(all.indexOf("- route:")));
        assertThat(defects().get(0).toString())
                .startsWith("shared-delivery.camel.yaml: the routeTemplate turn is in no file");
    }

    @Test
    void takesARouteThatIsNew() {
        routes.write(
                "more.camel.yaml",
                """
                - route:
                    id: more
                    from: { uri: timer, parameters: { timerName: more, period: 10m }, steps: [ { log: { message: more } } ] }
                """);
        assertThat(defects()).isEmpty();
    }

    @Test
    void leavesNoThreadAndNoBeanOfTheRunningRoutesBehind() {
        assertThat(defects()).isEmpty();
        assertThat(runner.store().queryForObject("select count(*) from endpoint", Long.class))
                .isEqualTo(2);
        await().atMost(Duration.ofSeconds(10))
                .until(
                        () ->
                                Thread.getAllStackTraces().keySet().stream()
                                        .noneMatch(t -> t.getName().contains("rehearsal")));
    }
}
