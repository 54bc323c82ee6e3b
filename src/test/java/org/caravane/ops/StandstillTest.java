package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.caravane.store.Postgres;
import org.junit.jupiter.api.Test;

/**
 * A process that is stopped in the middle of telling PostgreSQL a batch (a frozen virtual machine,
 * {@code kill -STOP}) holds its endpoint, and no time limit of PostgreSQL 14 ends that.
 */
final class StandstillTest {
    private static final int PROTOCOL = 3 << 16;

    @Test
    void takesAnEndpointFromAProcessThatStandsStillInTheMiddleOfABatch() throws IOException {
        try (EmbeddedPostgres postgres = Postgres.start();
                StoreRoutes unit = new StoreRoutes(settings(postgres));
                Socket asleep = new Socket(InetAddress.getLoopbackAddress(), postgres.getPort())) {
            unit.store()
                    .update(
                            "update endpoint set owner = 'asleep', lease_until = current_timestamp + interval '1' second");
            holdEndpoints(asleep);
            await().until(() -> held(unit));

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> {
                                unit.call("end-standstill", "", Map.of());
                                assertThat(held(unit)).isFalse();
                            });

            unit.call("endpoint-take", "", Map.of("endpoint", "main"));
            assertThat(
                            unit.store()
                                    .queryForObject(
                                            "select owner from endpoint where name = 'main'",
                                            String.class))
                    .isNotEqualTo("asleep");
        }
    }

    private static boolean held(StoreRoutes unit) {
        Long n =
                unit.store()
                        .queryForObject(
                                "select count(*) from pg_stat_activity where state = 'active' and wait_event = 'ClientRead' and query like 'select name from endpoint%'",
                                Long.class);
        return n != null && n > 0;
    }

    /** Parse, bind and execute, and then silence instead of sync. */
    private static void holdEndpoints(Socket socket) throws IOException {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(start);
        fields.writeInt(PROTOCOL);
        for (String text : new String[] {"user", "postgres", "database", "postgres", ""}) {
            text(fields, text);
        }
        out.writeInt(start.size() + Integer.BYTES);
        start.writeTo(out);
        statement(out, "begin");
        statement(out, "select name from endpoint order by name for update");
        out.writeByte('H');
        out.writeInt(Integer.BYTES);
        out.flush();
    }

    private static void statement(DataOutputStream out, String sql) throws IOException {
        ByteArrayOutputStream parse = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(parse);
        text(fields, "");
        text(fields, sql);
        fields.writeShort(0);
        message(out, 'P', parse);
        ByteArrayOutputStream bind = new ByteArrayOutputStream();
        fields = new DataOutputStream(bind);
        text(fields, "");
        text(fields, "");
        fields.writeShort(0);
        fields.writeShort(0);
        fields.writeShort(0);
        message(out, 'B', bind);
        ByteArrayOutputStream execute = new ByteArrayOutputStream();
        fields = new DataOutputStream(execute);
        text(fields, "");
        fields.writeInt(0);
        message(out, 'E', execute);
    }

    private static void message(DataOutputStream out, char type, ByteArrayOutputStream body)
            throws IOException {
        out.writeByte(type);
        out.writeInt(body.size() + Integer.BYTES);
        body.writeTo(out);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.writeByte(0);
    }

    private static Map<String, String> settings(EmbeddedPostgres postgres) {
        Map<String, String> settings = new HashMap<>(Postgres.store(postgres));
        settings.put("endpoint.lease-seconds", "1");
        return settings;
    }
}
