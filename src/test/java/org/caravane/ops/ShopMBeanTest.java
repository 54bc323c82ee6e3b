package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** The figures of status and an operator's operations, as a JMX client sees them. */
final class ShopMBeanTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    @Test
    void pausesAShopAcrossARestartUntilItIsResumed() throws JMException {
        try (Scene scene = new Scene()) {
            scene.product("REF-1", "9.90", 5);
            try (Runner process = scene.process()) {
                await().atMost(SOON).until(() -> scene.timesInShop().containsKey("REF-1"));
                await().atMost(SOON).until(() -> number("ProductDelivered") == 1);

                assertThat(call("pause", "moving house")).isEqualTo("main is paused: moving house");

                assertThat(process.context().isStarted()).isTrue();
                assertThat(get("Paused")).isEqualTo(true);
                assertThat(get("PauseReason")).isEqualTo("moving house");
            }
            long second = scene.product("REF-2", "9.90", 5);
            try (Runner process = scene.process()) {
                // noted and probed, so nothing but the pause keeps it back
                await().atMost(SOON)
                        .until(
                                () ->
                                        !scene.stored(
                                                        "select 1 from change where entity = 'product' and source_key = '%d'"
                                                                .formatted(second))
                                                .isEmpty());
                // the first may be noted again: it changed within the overlap of polls
                assertThat(number("ProductWaiting")).isBetween(1L, 2L);
                await().atMost(SOON).until(() -> get("EndpointPaused").equals(false));
                await().atMost(SOON).until(() -> number("ProductLagSeconds") >= 1);
                assertThat(get("Paused")).isEqualTo(true);
                assertThat(scene.timesInShop()).doesNotContainKey("REF-2");

                assertThat(call("resume")).isEqualTo("main is open");

                await().atMost(SOON).until(() -> scene.timesInShop().containsKey("REF-2"));
                await().atMost(SOON).until(() -> get("Paused").equals(false));
                assertThat(process.context().isStarted()).isTrue();
            }
        }
    }

    @Test
    void reconcilesAndReplaysOnDemand() throws JMException {
        try (Scene scene = new Scene().run()) {
            scene.shop.faults().refuse("REF-1");
            scene.product("REF-1", "9.90", 5);
            await().atMost(SOON).until(() -> number("ProductParked") == 1);
            assertThat((String) get("LastError")).startsWith("product REF-1: ");
            scene.shop.faults().accept("REF-1");

            assertThat(call("replayAll"))
                    .isEqualTo("The open dead letters of main are looked at again");

            await().atMost(SOON).until(() -> scene.timesInShop().containsKey("REF-1"));
            await().atMost(SOON).until(() -> number("ProductParked") == 0);
            assertThat(get("LastError")).isEqualTo("");

            String before = (String) get("SourceReconciledAt");
            long skipped = number("ProductSkipped");
            assertThat((String) call("reconcile")).startsWith("The reconcile has begun");

            await().atMost(SOON).until(() -> !get("SourceReconciledAt").equals(before));
            await().atMost(SOON).until(() -> number("ProductSkipped") > skipped);
        }
    }

    @Test
    void describesEveryAttributeAndKnowsTheirTypes() throws JMException {
        try (Scene scene = new Scene().run()) {
            await().atMost(SOON).until(() -> get("EndpointPaused").equals(false));
            for (MBeanAttributeInfo attribute : SERVER.getMBeanInfo(name()).getAttributes()) {
                assertThat(attribute.getDescription()).as(attribute.getName()).isNotBlank();
                assertThat(get(attribute.getName()).getClass().getName())
                        .as(attribute.getName())
                        .isEqualTo(attribute.getType());
            }
            assertThat(SERVER.getMBeanInfo(name()).getAttributes()).hasSizeGreaterThan(30);
            assertThat(scene.store()).isNotNull();
        }
    }

    @Test
    void saysThatTheStoreIsSilentInsteadOfFailing() throws JMException {
        try (Scene scene = new Scene().run()) {
            await().atMost(SOON).until(() -> get("Store").equals("open"));

            scene.store().execute("alter table pause rename to pause_away");

            await().atMost(SOON)
                    .untilAsserted(
                            () ->
                                    assertThat((String) get("Store"))
                                            .startsWith("The store does not answer: "));
            assertThat(SERVER.getAttribute(name(), "ProductWaiting")).isNull();
            assertThat((String) call("pause", "")).startsWith("Not done: ");

            scene.store().execute("alter table pause_away rename to pause");

            await().atMost(SOON).until(() -> get("Store").equals("open"));
        }
    }

    @Test
    void leavesWithItsProcess() {
        try (Scene scene = new Scene().run()) {
            assertThat(SERVER.isRegistered(name())).isTrue();
            assertThat(scene.store()).isNotNull();
        }
        assertThat(SERVER.isRegistered(name())).isFalse();
    }

    @Test
    void everyRouteThatRunsHasATellingId() {
        try (Scene scene = new Scene();
                Runner process = scene.process()) {
            assertThat(process.context().getRoutes())
                    .hasSizeGreaterThan(50)
                    .allSatisfy(
                            route ->
                                    assertThat(route.getRouteId())
                                            .matches("[a-z]+(-[a-z]+)*(-main)?(-\\d)?")
                                            .doesNotMatch("route-?\\d*"));
        }
    }

    private static ObjectName name() {
        try {
            return new ObjectName("org.caravane:type=shop,name=main");
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object get(String attribute) throws JMException {
        return SERVER.getAttribute(name(), attribute);
    }

    private static long number(String attribute) throws JMException {
        return ((Number) get(attribute)).longValue();
    }

    private static Object call(String operation, Object... arguments) throws JMException {
        String[] types = new String[arguments.length];
        Arrays.fill(types, String.class.getName());
        return SERVER.invoke(name(), operation, arguments, types);
    }
}
