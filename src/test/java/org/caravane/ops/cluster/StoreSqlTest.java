package org.caravane.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
import org.springframework.jdbc.datasource.DelegatingDataSource;
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
    void asksTheDriverNothingBeforeAnExecution() {
        Asked asked = new Asked(dataSource);
        context.getRegistry().bind("watched", DataSource.class, asked);

        ask("insert into t(k) values (:#k)?dataSource=#watched", Map.of("k", "53"));

        assertThat(store.queryForList("select k from t", String.class)).containsExactly("53");
        assertThat(asked.calls).contains("prepareStatement", "execute");
        assertThat(asked.calls).doesNotContain("getParameterMetaData");
    }

    @Test
    void takesAStatementWithoutParameters() {
        ask("insert into t(k) values ('53')", "a body that is no parameter");

        assertThat(store.queryForList("select k from t", String.class)).containsExactly("53");
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

    /** Which calls reach a driver's connections and statements. */
    private static final class Asked extends DelegatingDataSource {
        private final List<String> calls = new ArrayList<>();

        private Asked(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return watched(Connection.class, super.getConnection());
        }

        private <T> T watched(Class<T> type, Object target) {
            return type.cast(
                    Proxy.newProxyInstance(
                            type.getClassLoader(),
                            new Class<?>[] {type},
                            (proxy, method, arguments) -> {
                                calls.add(method.getName());
                                Object answer = method.invoke(target, arguments);
                                return answer instanceof PreparedStatement
                                        ? watched(PreparedStatement.class, answer)
                                        : answer;
                            }));
        }
    }
}
