package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A deletion that Dolibarr's webhook tells of is in the shop at once, and nothing else is. */
final class DeletionTest {
    private static final String SECRET = "planted-secret-0123456789abcdef";
    private static final Duration SOON = Duration.ofSeconds(60);

    private static Scene scene(int port) {
        return new Scene(
                true,
                Map.of(
                        "dolibarr.poll.period",
                        "600000",
                        "webhook.port",
                        Integer.toString(port),
                        "webhook.secret",
                        SECRET,
                        "webhook.delay",
                        "1"));
    }

    private static URI hook(int port) {
        return URI.create("http://127.0.0.1:%d/hooks/dolibarr/%s".formatted(port, SECRET));
    }

    private static void tell(int port, long id) throws IOException, InterruptedException {
        HttpRequest event =
                HttpRequest.newBuilder(hook(port))
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"triggercode\":\"PRODUCT_DELETE\",\"object\":{\"id\":%d}}"
                                                .formatted(id)))
                        .build();
        HttpClient.newHttpClient().send(event, HttpResponse.BodyHandlers.discarding());
    }

    @Test
    void hidesADeletedProductAsSoonAsTheWebhookTellsOfIt() throws IOException {
        int port = WebhookTest.freePort();
        try (Scene scene = scene(port)) {
            long id = scene.product("GONE", "9.90", 5);
            scene.product("STAYS", "9.90", 5);
            scene.run();
            OtherMovementsTest.settled(scene, 2);
            scene.dolibarr.webhook(hook(port));
            scene.dolibarr.forgetRequests();

            scene.dolibarr.deleteProduct(id);

            await().atMost(SOON)
                    .until(() -> "0".equals(scene.inShop("GONE").fields().get("active")));
            OtherMovementsTest.settled(scene, 2);
            System.out.println(
                    "A deletion cost Dolibarr "
                            + scene.dolibarr.requests("products")
                            + " requests about products");
            assertThat(
                            scene.store()
                                    .queryForList(
                                            "select reason from verdict where verdict = 'update' and entity = 'product'",
                                            String.class))
                    .containsExactly("deleted in Dolibarr");
            assertThat(scene.inShop("STAYS").fields()).containsEntry("active", "1");
        }
    }

    @Test
    void hidesNothingThatDolibarrHasWhateverACallerTells() throws Exception {
        int port = WebhookTest.freePort();
        try (Scene scene = scene(port)) {
            long plain = scene.product("PLAIN", "9.90", 5);
            scene.product("OTHER", "9.90", 5);
            scene.run();
            OtherMovementsTest.settled(scene, 2);

            for (long id : List.of(plain, plain + 1, 999_999L)) {
                tell(port, id);
            }
            await().atMost(SOON)
                    .until(
                            () ->
                                    !scene.store()
                                            .queryForList(
                                                    "select 1 from verdict where source_key = '999999'")
                                            .isEmpty());
            OtherMovementsTest.settled(scene, 2);

            assertThat(scene.shop.products())
                    .allSatisfy(p -> assertThat(p.fields()).containsEntry("active", "1"));
        }
    }

    @Test
    void hidesNothingWhileListsAreEmptyOrTheRightIsAway() throws Exception {
        for (String fault : List.of("empty-lists", "productRight")) {
            int port = WebhookTest.freePort();
            try (Scene scene = scene(port)) {
                long id = scene.product("REF-1", "9.90", 5);
                scene.product("REF-2", "9.90", 5);
                scene.run();
                OtherMovementsTest.settled(scene, 2);
                scene.dolibarr.faults().set(fault, fault.equals("productRight") ? "false" : "true");
                tell(port, id);
                await().atMost(SOON)
                        .until(() -> !scene.store().queryForList("select 1 from pause").isEmpty());
                assertThat(scene.shop.products())
                        .as(fault)
                        .allSatisfy(p -> assertThat(p.fields()).containsEntry("active", "1"));
            }
        }
    }

    @Test
    void takesNo404ForADeletionThatDolibarrDidNotSay() throws Exception {
        String[] answer = {""};
        int port = WebhookTest.freePort();
        try (Scene scene = scene(port);
                Between proxy =
                        new Between(
                                scene.dolibarr.url(),
                                asked -> {
                                    if (answer[0].isEmpty()) {
                                        return Optional.empty();
                                    }
                                    boolean one = asked.address().matches(".*/products/\\d+.*");
                                    boolean lists =
                                            asked.address().contains("rowid%3Ain")
                                                    || asked.address().contains("rowid:in");
                                    return one
                                            ? Optional.of(
                                                    Between.Reply.of(
                                                            answer[0].startsWith("{\"id\"")
                                                                    ? 200
                                                                    : 404,
                                                            "application/json",
                                                            answer[0]))
                                            : lists
                                                    ? Optional.of(
                                                            Between.Reply.of(
                                                                    200, "application/json", "[]"))
                                                    : Optional.empty();
                                })) {
            scene.set("dolibarr.url", proxy.url());
            long id = scene.product("REF-1", "9.90", 5);
            scene.product("REF-2", "9.90", 5);
            scene.run();
            OtherMovementsTest.settled(scene, 2);
            for (String other :
                    List.of(
                            "{\"message\":\"no Route matched with those values\"}",
                            "{\"error\":{\"code\":404,\"message\":\"Not Found\"}}",
                            "{\"id\":\"2\",\"ref\":\"REF-2\"}")) {
                answer[0] = other;
                scene.store().update("delete from pause");
                tell(port, id);
                await().atMost(SOON)
                        .until(
                                () ->
                                        !scene.store()
                                                .queryForList(
                                                        "select 1 from pause union all select 1 from change where attempts > 0")
                                                .isEmpty());
                assertThat(scene.inShop("REF-1").fields()).as(other).containsEntry("active", "1");
            }
        }
    }

    @Test
    void brakesWhenManyAreDeletedAtOnceAndLeavesThemToReconcile() throws IOException {
        int port = WebhookTest.freePort();
        try (Scene scene = scene(port)) {
            long[] ids = new long[20];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = scene.product("REF-%02d".formatted(i), "9.90", 1);
            }
            scene.run();
            OtherMovementsTest.settled(scene, 20);
            scene.dolibarr.webhook(hook(port));
            for (int i = 0; i < 8; i++) {
                scene.dolibarr.deleteProduct(ids[i]);
            }
            await().atMost(SOON)
                    .until(
                            () ->
                                    scene.store()
                                                    .queryForList(
                                                            "select 1 from verdict where verdict = 'hold' and entity = 'product'")
                                                    .size()
                                            >= 5);
            OtherMovementsTest.settled(scene, 20);
            assertThat(scene.shop.products())
                    .filteredOn(p -> "0".equals(p.fields().get("active")))
                    .hasSizeLessThanOrEqualTo(3);
        }
    }
}
