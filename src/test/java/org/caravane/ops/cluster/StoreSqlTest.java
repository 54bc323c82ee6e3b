package org.caravane.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.caravane.store.StoreClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

final class StoreSqlTest {
    private static final Instant NOW = Instant.parse("2026-11-29T01:02:03.004Z");

    private final DataSource dataSource =
            new DriverManagerDataSource("jdbc:h2:mem:store-sql;DB_CLOSE_DELAY=-1", "sa", "");
    private final JdbcTemplate store = new JdbcTemplate(dataSource);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private ProducerTemplate camel;

    @BeforeEach
    void start() {
        store.execute(
                "create table t(k varchar(10), shop varchar(10), at_time timestamp with time zone)");
        context.getRegistry().bind("dataSource", DataSource.class, dataSource);
        context.getRegistry().bind("storeClock", new StoreClock(Clock.fixed(NOW, ZoneOffset.UTC)));
        context.addComponent("sql", new StoreSql());
        context.start();
        camel = context.createProducerTemplate();
    }

    @AfterEach
    void stop() throws IOException {
        context.close();
        store.execute("drop all objects");
    }

    @Test
    void givesEachRowOfABatchItsOwnValues() {
        ask(
                "insert into t values (:#k, :#${variable.shop}, :#now)?batch=true",
                List.of(Map.of("k", "53"), Map.of("k", "54")));

        assertThat(store.queryForList("select k from t order by k", String.class))
                .containsExactly("53", "54");
        assertThat(store.queryForList("select distinct shop from t", String.class))
                .containsExactly("main");
        assertThat(store.queryForList("select distinct at_time from t", OffsetDateTime.class))
                .containsExactly(NOW.atOffset(ZoneOffset.UTC));
    }

    @Test
    void takesARowBeforeAHeaderAndAHeaderBeforeAVariable() {
        ask("insert into t(k) values (:#k)?batch=true", List.of(Map.of("k", "row")));
        ask("insert into t(k) values (:#word)", "");
        ask("insert into t(k) values (:#shop)", "");

        assertThat(store.queryForList("select k from t", String.class))
                .containsExactly("row", "header", "main");
    }

    @Test
    void takesAListForIn() {
        store.update("insert into t(k) values ('1'), ('2'), ('3')");

        assertThat(
                        (List<?>)
                                ask(
                                                "select k from t where k in (:#in:${variable.keys}) and k <> :#word",
                                                "")
                                        .getMessage()
                                        .getBody())
                .hasSize(2);
    }

    @Test
    void namesAParameterThatNobodyHas() {
        Exchange answer = ask("insert into t(k) values (:#nobody)?batch=true", List.of(Map.of()));

        assertThat(answer.getException())
                .hasMessageContaining(
                        "A statement names :#nobody, which neither its row nor a header or variable has");
    }

    private Exchange ask(String sql, Object body) {
        return camel.request(
                "sql:" + sql,
                exchange -> {
                    exchange.getMessage().setBody(body);
                    exchange.getMessage().setHeader("k", "header");
                    exchange.getMessage().setHeader("word", "header");
                    exchange.setVariable("shop", "main");
                    exchange.setVariable("word", "variable");
                    exchange.setVariable("keys", List.of("1", "3"));
                });
    }
}
