package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.caravane.model.CheckLine;
import org.caravane.model.CheckLine.State;
import org.caravane.ops.check.CheckReport;
import org.caravane.sandbox.PrestashopSandbox.ShopProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code check} behaves; what it finds is in {@link CheckFindsTest}. */
final class CheckTest {
    @TempDir private Path folder;

    @Test
    void findsNothingWrongWhereNothingIs() {
        try (Scene scene = scene()) {
            CheckReport report = check(scene);
            assertThat(states(report, State.WRONG)).isEmpty();
            assertThat(states(report, State.CANNOT_TELL))
                    .extracting(CheckLine::check)
                    .containsExactly("currency");
            assertThat(report.text()).endsWith("0 wrong, 1 cannot tell, 37 ok");
        }
    }

    @Test
    void startsNothingThatRunsByItself() {
        try (Scene scene = scene()) {
            assertThat(new CheckRun(Optional.empty(), scene.settings()).consumers())
                    .hasSizeGreaterThan(40)
                    .allMatch(uri -> uri.startsWith("direct:"));
        }
    }

    @Test
    void writesNeitherToAShopNorToTheStore() throws InterruptedException {
        try (Scene scene = scene()) {
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            List<Map<String, Object>> before = scene.stored("script nosettings");
            scene.shop.forgetRequests();
            assertThat(check(scene).blocks()).isFalse();
            assertThat(scene.shop.requests("write")).isZero();
            assertThat(scene.shop.requests("read")).isPositive();
            assertThat(scene.stored("script nosettings")).isEqualTo(before);
        }
    }

    @Test
    void makesNoStore() {
        try (Scene scene = scene()) {
            Path store = folder.resolve("store");
            scene.set("store.url", "jdbc:h2:file:" + store + ";AUTO_SERVER=TRUE;WRITE_DELAY=0");
            assertThat(line(check(scene), "store", "opens"))
                    .isEqualTo(
                            CheckLine.ok(
                                    "store", "opens", "there is none yet; the first run makes it"));
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void worksBesideARunningProcessAndLeavesItsEndpointsAlone() {
        try (Scene scene = scene().run()) {
            await().untilAsserted(() -> assertThat(scene.inShop("A").stockQuantity()).isEqualTo(5));
            Object fence = scene.store().queryForMap("select owner, fence from endpoint");
            CheckReport report = check(scene);
            assertThat(report.blocks()).isFalse();
            assertThat(line(report, "store", "processes").sentence())
                    .isEqualTo("one works now on main");
            assertThat(scene.store().queryForMap("select owner, fence from endpoint"))
                    .isEqualTo(fence);
        }
    }

    @Test
    void tellsAStoreOfANewerCaravane() throws InterruptedException {
        try (Scene scene = scene()) {
            scene.once();
            scene.execute(
                    "insert into \"flyway_schema_history\" select 99, '99', 'later', type, 'V99__later.sql', checksum, installed_by, installed_on, execution_time, success from \"flyway_schema_history\" where \"version\" = '1'"
                            .replaceAll(
                                    "\\b(type|checksum|installed_by|installed_on|execution_time|success)\\b",
                                    "\"$1\""));
            assertThat(line(check(scene), "store", "version"))
                    .isEqualTo(
                            CheckLine.wrong(
                                    "store",
                                    "version",
                                    "is of a newer Caravane",
                                    "use that Caravane, or another store"));
        }
    }

    @Test
    void takesAnOperatorsMappingForAKnownRate() throws InterruptedException {
        try (Scene scene = scene()) {
            scene.once();
            Map<String, String> levels = Map.of("1", "8.5", "2", "8.5", "3", "8.5");
            scene.product("B", "10.00", Map.of("tva_tx", "8.5", "multiprices_tva_tx", levels));
            assertThat(line(check(scene), "shop main", "VAT rates").state()).isEqualTo(State.WRONG);
            scene.execute("insert into mapping values ('main', 'tax', '8.5', '2', 'operator')");
            assertThat(line(check(scene), "shop main", "VAT rates").sentence())
                    .isEqualTo("all in use are known: 8.5 % (group 2), 20 % (group 1)");
        }
    }

    @Test
    void goesOnWithTheOtherEndWhenOneDoesNotAnswer() {
        try (Scene scene = scene()) {
            scene.set("dolibarr.url", "http://127.0.0.1:1/api/index.php");
            scene.set("endpoints", "main,away");
            scene.set("endpoint.away.url", "http://127.0.0.1:1");
            scene.set("endpoint.away.key", Scene.SHOP_KEY);
            CheckReport report = check(scene);
            assertThat(states(report, State.WRONG))
                    .extracting(CheckLine::subject, CheckLine::check)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("Dolibarr", "url"),
                            org.assertj.core.groups.Tuple.tuple("endpoint away", "url"));
            assertThat(line(report, "endpoint main", "products").state()).isEqualTo(State.OK);
            assertThat(line(report, "shop main", "category").state()).isEqualTo(State.OK);
        }
    }

    @Test
    void saysWhereARedirectGoes() {
        Function<String, Map<String, String>> toHttps =
                url -> Map.of("Location", "https://erp.example.com/api/index.php/status");
        try (Scene scene = scene();
                TinyServer server = new TinyServer(301, toHttps, "")) {
            String url = server.url() + "/api/index.php";
            scene.set("dolibarr.url", url);
            assertThat(line(check(scene), "Dolibarr", "url"))
                    .isEqualTo(
                            CheckLine.wrong(
                                    "Dolibarr",
                                    "url",
                                    url
                                            + " redirects to https://erp.example.com/api/index.php/status (301)",
                                    "set dolibarr.url to the address it redirects to, without what follows index.php"));
        }
    }

    @Test
    void knowsAWebServerThatDropsThePort() {
        try (Scene scene = scene();
                TinyServer server =
                        new TinyServer(302, url -> Map.of("Location", url + "/?url="), "")) {
            scene.set("endpoint.main.url", server.url());
            assertThat(line(check(scene), "endpoint main", "url"))
                    .isEqualTo(
                            CheckLine.wrong(
                                    "endpoint main",
                                    "url",
                                    server.url()
                                            + " is redirected to itself (302): the web server tells PHP another Host than was asked for",
                                    "where nginx's fastcgi_params set HTTP_HOST to $host, which drops the port, set it to $http_host; behind a proxy, pass the Host on"));
        }
    }

    @Test
    void tellsAPageFromAWebservice() {
        try (Scene scene = scene();
                TinyServer server =
                        new TinyServer(
                                200,
                                url -> Map.of("Content-Type", "text/html"),
                                "<html>Soon</html>")) {
            scene.set("endpoint.main.url", server.url());
            scene.set("dolibarr.url", server.url() + "/api/index.php");
            CheckReport report = check(scene);
            assertThat(line(report, "endpoint main", "url"))
                    .isEqualTo(
                            CheckLine.wrong(
                                    "endpoint main",
                                    "url",
                                    "The shop answered with text/html instead of its Webservice's XML (<html>Soon</html>)",
                                    "a module, a proxy or a maintenance page stands before it"));
            assertThat(line(report, "Dolibarr", "url"))
                    .isEqualTo(
                            CheckLine.wrong(
                                    "Dolibarr",
                                    "url",
                                    "Something else than Dolibarr's API answered (200, not JSON)",
                                    "check dolibarr.url and any proxy or login page before it. It begins with 'Soon'"));
        }
    }

    @Test
    void tellsClocksThatAreApart() {
        try (Scene scene = scene()) {
            CheckRun run = new CheckRun(Optional.empty(), scene.settings());
            run.bind("clock", Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
            CheckReport report = run.run(false);
            for (String subject : List.of("Dolibarr", "endpoint main")) {
                CheckLine clock = line(report, subject, "clock");
                assertThat(clock.state()).isEqualTo(State.WRONG);
                assertThat(clock.sentence()).matches("it is 36\\d\\d s behind ours");
                assertThat(clock.remedy()).isEqualTo("let NTP set the clocks of both machines");
            }
        }
    }

    @Test
    void probesWritesWithoutChangingAnything() throws InterruptedException {
        try (Scene scene = scene()) {
            scene.once();
            List<ShopProduct> before = scene.shop.products();
            scene.shop.forgetRequests();
            CheckReport report = probe(scene);
            assertThat(report.blocks()).isFalse();
            assertThat(line(report, "endpoint main", "product write").sentence())
                    .isEqualTo(
                            "PATCH of product 1 with a value that it has is answered without a notice");
            assertThat(line(report, "endpoint main", "product unchanged").state())
                    .isEqualTo(State.OK);
            assertThat(line(report, "endpoint main", "stock write").state()).isEqualTo(State.OK);
            assertThat(line(report, "endpoint main", "stock unchanged").state())
                    .isEqualTo(State.OK);
            assertThat(scene.shop.requests("PATCH", "products")).isEqualTo(1);
            assertThat(scene.shop.requests("PATCH", "stock_availables")).isEqualTo(1);
            assertThat(scene.shop.requests("write")).isEqualTo(2);
            assertThat(values(scene.shop.products())).isEqualTo(values(before));
        }
    }

    @Test
    void probesWritesOfAShopWithoutPatchWithoutChangingAnything() throws InterruptedException {
        try (Scene scene = new Scene(false, Map.of())) {
            scene.product("A", "12.00", 5);
            scene.once();
            List<ShopProduct> before = scene.shop.products();
            scene.shop.forgetRequests();
            CheckReport report = probe(scene);
            assertThat(report.blocks()).isFalse();
            assertThat(scene.shop.requests("PUT", "products")).isEqualTo(1);
            assertThat(scene.shop.requests("PUT", "stock_availables")).isEqualTo(1);
            assertThat(values(scene.shop.products())).isEqualTo(values(before));
        }
    }

    @Test
    void findsAPhpNoticeThatTurnsAWriteIntoAFailure() throws InterruptedException {
        try (Scene scene = scene()) {
            scene.once();
            List<ShopProduct> before = scene.shop.products();
            scene.shop.setup().noticeOnWrites(true);
            CheckReport report = probe(scene);
            assertThat(states(report, State.WRONG))
                    .extracting(CheckLine::check)
                    .containsExactly("product write", "stock write");
            CheckLine notice = line(report, "endpoint main", "product write");
            assertThat(notice.sentence())
                    .startsWith("The shop's PHP printed a notice instead of an answer (")
                    .contains("Cache.SerializerPath")
                    .doesNotContain("\n");
            assertThat(notice.remedy())
                    .isEqualTo("mend what it says, or set error_reporting to its production value");
            assertThat(values(scene.shop.products())).isEqualTo(values(before));
        }
    }

    @Test
    void hasNothingToProbeInAnEmptyShop() {
        try (Scene scene = scene()) {
            CheckReport report = probe(scene);
            assertThat(line(report, "endpoint main", "product write"))
                    .isEqualTo(
                            CheckLine.cannotTell(
                                    "endpoint main",
                                    "product write",
                                    "the shop has no product yet to send its own values",
                                    "check again when there is one"));
            assertThat(scene.shop.requests("write")).isZero();
        }
    }

    @Test
    void exitsWithOneWhenSomethingIsWrongAndTellsNoKey() throws IOException {
        try (Scene scene = scene()) {
            Told well = caravane("check", "--config", file(scene).toString());
            assertThat(well.exit()).isZero();
            assertThat(well.output()).contains("0 wrong, 1 cannot tell");

            scene.shop.setup().forbid("products:post");
            Told wrong = caravane("check", "--config", file(scene).toString());
            assertThat(wrong.exit()).isEqualTo(1);
            assertThat(wrong.output())
                    .containsPattern("wrong        endpoint main  products +the key may not POST\n")
                    .contains(
                            "-> tick POST of products in Advanced Parameters > Webservice > the key")
                    .contains("1 wrong, 1 cannot tell")
                    .doesNotContain(Scene.SHOP_KEY)
                    .doesNotContain(Scene.DOLIBARR_KEY);
        }
    }

    @Test
    void printsOneJsonObject() throws IOException {
        try (Scene scene = scene()) {
            scene.shop.setup().forbid("products:post");
            Told told = caravane("check", "--json", "--config", file(scene).toString());
            JsonNode json = new ObjectMapper().readTree(told.output());
            assertThat(told.exit()).isEqualTo(1);
            assertThat(json.path("wrong").asInt()).isEqualTo(1);
            assertThat(json.path("cannotTell").asInt()).isEqualTo(1);
            assertThat(json.path("ok").asInt()).isPositive();
            JsonNode line =
                    json.path("lines")
                            .valueStream()
                            .filter(l -> l.path("state").asText().equals("wrong"))
                            .findFirst()
                            .orElseThrow();
            assertThat(line.path("subject").asText()).isEqualTo("endpoint main");
            assertThat(line.path("check").asText()).isEqualTo("products");
            assertThat(line.path("sentence").asText()).isEqualTo("the key may not POST");
            assertThat(line.path("remedy").asText()).startsWith("tick POST of products");
        }
    }

    @Test
    void knowsWhereADemoRunsAsLongAsItDoes() throws IOException {
        Map<String, String> settings = Map.of("endpoint.main.url", "http://127.0.0.1:40001");
        try (RunningDemo demo = RunningDemo.announce(folder, settings)) {
            assertThat(folder.resolve("running.properties")).exists();
            assertThat(RunningDemo.settings(folder)).contains(settings);
        }
        assertThat(RunningDemo.settings(folder)).isEmpty();
    }

    private record Told(int exit, String output) {}

    private static Told caravane(String... arguments) {
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            int exit = Caravane.execute(arguments);
            return new Told(exit, bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
        }
    }

    private Path file(Scene scene) throws IOException {
        StringBuilder text = new StringBuilder();
        scene.settings().forEach((name, value) -> text.append(name + "=" + value + "\n"));
        return Files.writeString(folder.resolve("check.properties"), text);
    }

    private static Scene scene() {
        Scene scene = new Scene();
        scene.product("A", "12.00", 5);
        return scene;
    }

    private static CheckReport check(Scene scene) {
        return new CheckRun(Optional.empty(), scene.settings()).run(false);
    }

    private static CheckReport probe(Scene scene) {
        return new CheckRun(Optional.empty(), scene.settings()).run(true);
    }

    private static CheckLine line(CheckReport report, String subject, String check) {
        return report.lines().stream()
                .filter(line -> line.subject().equals(subject) && line.check().equals(check))
                .findFirst()
                .orElseThrow(() -> new AssertionError(report.text()));
    }

    private static List<CheckLine> states(CheckReport report, State state) {
        return report.lines().stream().filter(line -> line.state() == state).toList();
    }

    /** All but the stamp that the shop moves at each write. */
    private static List<Object> values(List<ShopProduct> products) {
        return products.stream()
                .<Object>map(
                        p -> {
                            Map<String, String> fields = new java.util.TreeMap<>(p.fields());
                            fields.remove("date_upd");
                            return List.of(
                                    p.id(),
                                    fields,
                                    p.categories(),
                                    p.stockQuantity(),
                                    p.stockId(),
                                    p.stockShop());
                        })
                .toList();
    }
}
