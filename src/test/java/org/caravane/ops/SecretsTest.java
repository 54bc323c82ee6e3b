package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.caravane.ops.Between.Reply;
import org.caravane.ops.Between.Rule;
import org.caravane.ops.http.Keys;
import org.caravane.ops.log.LogLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Secrets that are planted everywhere, servers that echo them in every kind of failure, and the log
 * as talkative as it gets: none of them is found in any place that a person or a program can read.
 */
final class SecretsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String DOLIBARR = "dolikey-QZ7vXf83Kd02Lw9mPq";
    private static final String SHOP = "SHOPKEYQ5TFW8ZKX31LMV7YBR2NHD6CJ";
    private static final String STORE = "storepass+/Zr41&kTq8 Wn";

    /** Loggers that tell the most of what passes through them. */
    private static final Map<String, Level> TALKATIVE =
            Map.of(
                    Logger.ROOT_LOGGER_NAME,
                    Level.DEBUG,
                    "org.caravane",
                    Level.TRACE,
                    "org.apache.camel",
                    Level.TRACE,
                    "org.apache.hc",
                    Level.TRACE,
                    "org.flywaydb",
                    Level.DEBUG,
                    "com.zaxxer.hikari",
                    Level.TRACE);

    /**
     * A place where nobody may find a secret; the next output is one more line in {@link #places}.
     */
    private record Place(String name, Supplier<String> text) {}

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Map<String, Level> levels = new LinkedHashMap<>();
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private volatile String sickness = "";

    @TempDir private Path folder;

    @BeforeEach
    void listen() {
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(root::detachAppender);
        TALKATIVE.forEach(
                (name, level) -> {
                    levels.put(name, context.getLogger(name).getLevel());
                    context.getLogger(name).setLevel(level);
                });
        LogLines lines = new LogLines();
        lines.setContext(context);
        lines.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setEncoder(lines);
        appender.setOutputStream(logged);
        appender.setName("heard");
        appender.start();
        root.addAppender(appender);
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setOut(out);
        System.setErr(err);
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAppender("heard");
        others.forEach(root::addAppender);
        levels.forEach((name, level) -> context.getLogger(name).setLevel(level));
    }

    @Test
    void standNowhereAfterEveryKindOfFailure() throws Exception {
        Map<String, String> stored = Map.of("store.user", "keeper", "store.password", STORE);
        try (Scene scene = new Scene(true, stored);
                Between dolibarr =
                        new Between(
                                scene.dolibarr.url(),
                                Map.of("DOLAPIKEY", Scene.DOLIBARR_KEY),
                                echo(false));
                Between shop =
                        new Between(
                                scene.shop.url(),
                                Map.of("Authorization", "Basic " + base64(Scene.SHOP_KEY + ":")),
                                echo(true))) {
            scene.set("dolibarr.url", dolibarr.url());
            scene.set("endpoint.main.url", shop.url());
            scene.set("dolibarr.key", DOLIBARR);
            scene.set("endpoint.main.key", SHOP);
            scene.set("log.level", "TRACE");
            scene.set("delivery.period", "250");
            scene.set("delivery.attempts", "1");
            scene.run();
            fallIll(scene);
            List<Place> places = places(scene);

            Map<String, List<String>> found = new LinkedHashMap<>();
            for (Place place : places) {
                String text = place.text().get();
                assertThat(text).as(place.name()).isNotBlank();
                List<String> there = forms().filter(text::contains).toList();
                if (!there.isEmpty()) {
                    found.put(place.name(), there.stream().map(f -> around(text, f)).toList());
                }
            }
            assertThat(found).isEmpty();
            // they were there, and left out
            assertThat(logged.toString(StandardCharsets.UTF_8)).contains("Basic ***");
        }
    }

    /** Every output that there is. */
    private List<Place> places(Scene scene) throws Exception {
        commands(scene);
        return List.of(
                new Place("the log at TRACE", () -> logged.toString(StandardCharsets.UTF_8)),
                new Place("the store", () -> store(scene)),
                new Place("JMX", SecretsTest::beans),
                new Place("thread names", () -> Thread.getAllStackTraces().keySet().toString()),
                new Place("what commands print", () -> printed.toString(StandardCharsets.UTF_8)));
    }

    /** Each sickness until it left its traces. */
    private void fallIll(Scene scene) {
        scene.product("REF-1", "9.90", 3);
        await().atMost(SOON).until(() -> scene.timesInShop().containsKey("REF-1"));
        paused(scene, "shop-401", "endpoint/main", "refuses the key");
        paused(scene, "shop-html", "endpoint/main", "instead of its Webservice");
        paused(scene, "shop-garbled", "endpoint/main", "cannot be read");
        paused(scene, "dolibarr-401", "source/dolibarr", "refuses the API");
        paused(scene, "dolibarr-500", "source/dolibarr", "is not available");
        paused(scene, "dolibarr-garbled", "source/dolibarr", "Something is printed");
        // that each was left out shows that it was there
        parked(scene, "shop-write-400", "REF-2", "*** *** ***");
        parked(scene, "shop-write-500", "REF-3", "xxx***…");
        parked(scene, "shop-write-garbled", "REF-4", "cannot be read");
    }

    private void paused(Scene scene, String kind, String subject, String words) {
        sickness = kind;
        scene.product("FOR-" + kind, "9.90", 3);
        if (kind.startsWith("shop")) {
            // a probe is what is sure to be asked
            scene.store()
                    .update(
                            "insert into pause(subject, reason, since) select 'endpoint/main', 'probe', current_timestamp where not exists (select 1 from pause where subject = 'endpoint/main')");
        }
        await(kind)
                .atMost(SOON)
                .until(
                        () ->
                                scene
                                        .store()
                                        .queryForList(
                                                "select reason from pause where subject = ?",
                                                String.class,
                                                subject)
                                        .stream()
                                        .anyMatch(reason -> reason.contains(words)));
        sickness = "";
        await(kind)
                .atMost(SOON)
                .until(() -> scene.store().queryForList("select 1 from pause").isEmpty());
    }

    /**
     * A product that changed is tried again with the next, so the traces are looked for at once.
     */
    private void parked(Scene scene, String kind, String ref, String words) {
        sickness = kind;
        scene.product(ref, "9.90", 3);
        await(kind)
                .atMost(SOON)
                .until(
                        () ->
                                scene
                                        .store()
                                        .queryForList(
                                                "select sentence || ' ' || answer from dead_letter where source_ref = ?",
                                                String.class,
                                                ref)
                                        .stream()
                                        .anyMatch(told -> told.contains(words)));
        sickness = "";
    }

    /** Says what it was asked with, as a server in debug mode does. */
    private Rule echo(boolean shop) {
        return asked -> {
            String told = SHOP + " " + DOLIBARR + " " + STORE + " " + asked.headers();
            String kind = sickness;
            if (!kind.startsWith(shop ? "shop" : "dolibarr")) {
                return Optional.empty();
            }
            if (kind.startsWith("shop-write")) {
                boolean write = !asked.method().equals("GET") && asked.body().contains("<product>");
                return write ? Optional.of(written(kind, told)) : Optional.empty();
            }
            return Optional.of(
                    switch (kind) {
                        case "shop-401" -> Reply.of(401, "text/xml", errors(told));
                        case "shop-html" -> Reply.of(200, "text/" + SHOP, told);
                        case "shop-garbled" ->
                                Reply.of(
                                        200,
                                        "text/xml",
                                        "<prestashop>" + told + "</" + SHOP + "></prestashop>");
                        case "dolibarr-401" -> Reply.of(401, "application/json", error(told));
                        case "dolibarr-500" -> Reply.of(500, "application/json", error(told));
                        default ->
                                Reply.of(
                                        200,
                                        "application/json",
                                        DOLIBARR.replace('-', '_') + " " + told);
                    });
        };
    }

    private static Reply written(String kind, String told) {
        return switch (kind) {
            case "shop-write-400" -> Reply.of(400, "text/xml", errors(told));
            case "shop-write-500" -> Reply.of(500, "text/xml", "x".repeat(1985) + told);
            default ->
                    Reply.of(
                            201,
                            "text/xml",
                            "<prestashop>" + told + "</" + SHOP + "></prestashop>");
        };
    }

    private static String errors(String told) {
        return "<prestashop><errors><error><code>85</code><message><![CDATA[%s]]></message></error></errors></prestashop>"
                .formatted(told);
    }

    private static String error(String told) {
        return "{\"error\":{\"message\":\"%s\"}}".formatted(told.replace("\n", "\\n"));
    }

    /** Commands that fail, and one that only does part of its work. */
    private void commands(Scene scene) throws Exception {
        Map<String, String> settings = new HashMap<>(scene.settings());
        HttpsServer untrusted = Keys.make(folder, "shop", "-ext", "san=ip:127.0.0.1").serve();
        try {
            settings.put(
                    "endpoint.main.url", "https://127.0.0.1:" + untrusted.getAddress().getPort());
            settings.put(
                    "store.url", "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
            assertThat(run(settings)).isEqualTo(ExitCode.WORK_LEFT);
            settings.put(
                    "store.url",
                    "jdbc:postgresql://127.0.0.1:1/caravane?connectTimeout=1&password="
                            + URLEncoder.encode(STORE, StandardCharsets.UTF_8));
            assertThat(run(settings)).isEqualTo(ExitCode.CANNOT_START);
            settings.put("store.url", scene.settings().get("store.url"));
            settings.put("store.password", STORE + "-wrong");
            assertThat(run(settings)).isEqualTo(ExitCode.CANNOT_START);
            settings.put("dolibarr.url", "http://user:" + DOLIBARR + "@127.0.0.1/api");
            assertThat(run(settings)).isEqualTo(ExitCode.CANNOT_START);
        } finally {
            untrusted.stop(0);
        }
    }

    private int run(Map<String, String> settings) throws Exception {
        java.util.Properties file = new java.util.Properties();
        file.putAll(settings);
        Path config = folder.resolve("caravane-" + UUID.randomUUID() + ".properties");
        try (var writer = Files.newBufferedWriter(config)) {
            file.store(writer, "");
        }
        return Caravane.execute("run", "--once", "--timeout", "3", "--config", config.toString());
    }

    private static String store(Scene scene) {
        return scene
                .store()
                .queryForList(
                        "select table_name from information_schema.tables where lower(table_schema) = 'public'",
                        String.class)
                .stream()
                .map(table -> table + scene.store().queryForList("select * from \"" + table + "\""))
                .collect(Collectors.joining("\n"));
    }

    /** All attributes that can be read, and all dumps that can be asked for. */
    private static String beans() {
        StringBuilder all = new StringBuilder();
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : server.queryNames(null, null)) {
            all.append(name).append('\n');
            try {
                for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                    all.append(asked(() -> server.getAttribute(name, attribute.getName())));
                }
                for (MBeanOperationInfo operation : server.getMBeanInfo(name).getOperations()) {
                    if (operation
                                    .getName()
                                    .matches("(?i)(dump|browse|inflight|explain|properties).*")
                            && operation.getSignature().length == 0) {
                        all.append(
                                asked(
                                        () ->
                                                server.invoke(
                                                        name,
                                                        operation.getName(),
                                                        new Object[0],
                                                        new String[0])));
                    }
                }
            } catch (javax.management.JMException e) {
                all.append(e);
            }
        }
        assertThat(all).contains("org.apache.camel").contains("shop-call");
        return all.toString();
    }

    private static String asked(java.util.concurrent.Callable<Object> question) {
        try {
            Object value = question.call();
            return (value instanceof Object[] many ? Arrays.deepToString(many) : value) + "\n";
        } catch (Exception e) {
            return e + "\n";
        }
    }

    /** How a secret may look, also when only its beginning is told. */
    private static Stream<String> forms() {
        return Stream.of(DOLIBARR, SHOP, STORE)
                .flatMap(
                        secret ->
                                Stream.of(
                                        secret.substring(0, 9),
                                        URLEncoder.encode(secret, StandardCharsets.UTF_8),
                                        base64(secret).substring(0, 10),
                                        base64(secret + ":")));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String around(String text, String found) {
        int at = text.indexOf(found);
        return text.substring(Math.max(0, at - 300), Math.min(text.length(), at + 100));
    }
}
