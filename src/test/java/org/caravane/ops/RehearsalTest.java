package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caravane.ops.reload.Defect;
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
        return runner.rehearse(routes.texts());
    }

    @Test
    void findsNothingInOurRoutes() {
        assertThat(defects()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    product.camel.yaml         | id: product-poll           | id: : product-poll
                    product.camel.yaml         | loop:                      | lop:
                    product.camel.yaml         | doWhile: true              | doWile: true
                    product.camel.yaml         | period: "{{dolibarr.poll.period}}" | period: "abc"
                    product.camel.yaml         | period: "{{dolibarr.poll.period}}" | perid: "5"
                    product.camel.yaml         | period: "{{dolibarr.poll.period}}" | period: "{{dolibarr.poll.perod}}"
                    product.camel.yaml         | uri: timer                 | uri: timr
                    product.camel.yaml         | simple: "${variable.more}" | simple: "${variable.more"
                    product.camel.yaml         | simple: "${body}"          | simple: "${bodi}"
                    product.camel.yaml         | ref: batches               | ref: batchez
                    product.camel.yaml         | of(${variable.decisions}, {{product.batch}}) | of(${variable.decisions})
                    product.camel.yaml         | method: "unwritten(        | method: "unwriten(
                    product.camel.yaml         | name: settle               | name: setle
                    product.camel.yaml         | id: product-read           | id: product-lookup
                    product.camel.yaml         | parameters: { name: product-deliver } | parameters: { name: product-delivery }
                    product.camel.yaml         | routeConfigurationId: delivery | routeConfigurationId: deliverance
                    product.camel.yaml         | sql/watermark.sql          | sql/watermarks.sql
                    shared-delivery.camel.yaml | parameters: { name: remember }\\n      steps | parameters: { name: memorize }\\n      steps
                    shared-delivery.camel.yaml | id: worker                 | id: worke
                    shared-delivery.camel.yaml | ref: required              | ref: requird
                    reconcile.camel.yaml       | cron: "{{reconcile.cron}}" | cron: "0 30 33 * * ?"
                    reconcile.camel.yaml       | simple: "${body.size} > 0" | simple: "${body.size} >"
                    sql/claim.sql              | update change              | updte change
                    sql/claim.sql              | c.chunk =                  | c.chunck =
                    sql/claim.sql              | from change c              | from chang c
                    sql/claim.sql              | method=now}                | method=nov}
                    sql/lease-take.sql         | properties:endpoint.lease-seconds | properties:endpoint.lease
                    sql/claim.sql              | ${variable.holder}         | ${variabl.holder}
                    """)
    void names(String file, String text, String by) {
        int line = routes.edit(file, text.replace("\\n", "\n"), by.replace("\\n", "\n"));
        List<Defect> defects = defects();
        System.out.println("EXPECT " + file + ":" + line + " for " + by);
        defects.forEach(d -> System.out.println("   " + d));
        assertThat(defects).isNotEmpty();
    }
}
