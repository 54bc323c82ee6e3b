package org.caravane.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SteadyTimersTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private final CamelContext context = new DefaultCamelContext();
    private final AtomicInteger atWork = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final Map<String, Integer> turns = new ConcurrentHashMap<>();
    private final Semaphore steps = new Semaphore(0, true);
    private final Semaphore begun = new Semaphore(0);

    @BeforeEach
    void use() {
        context.addComponent("timer", new SteadyTimers(Map.of("workers", 3)));
    }

    @AfterEach
    void stop() {
        steps.release(10_000);
        context.stop();
    }

    @Test
    void letsNoMoreThanTheirThreadsWorkAndEverybodyInTurn() throws Exception {
        for (int i = 0; i < 12; i++) {
            route("worker-" + i, "timer:workers?delay=0&period=1");
        }
        context.start();

        // one step at a time, so that a thread that the machine holds up is not overtaken by turns
        await().atMost(SOON).until(() -> begun.tryAcquire(3));
        for (int i = 0; i < 600; i++) {
            steps.release();
            assertThat(begun.tryAcquire(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }

        assertThat(most.get()).isEqualTo(3);
        assertThat(turns).hasSize(12);
        // two that are due within one millisecond may change places
        assertThat(turns.values()).allSatisfy(n -> assertThat(n).isBetween(48, 53));
    }

    @Test
    void doesNotHoldUpTimersOfAnotherName() throws Exception {
        for (int i = 0; i < 5; i++) {
            route("worker-" + i, "timer:workers?delay=0&period=1");
        }
        AtomicInteger others = new AtomicInteger();
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("timer:stock?delay=0&period=5")
                                .process(exchange -> others.incrementAndGet());
                    }
                });
        context.start();

        await().atMost(SOON).until(() -> atWork.get() == 3 && others.get() > 20);
    }

    @Test
    void stopsARouteAndStartsItOnce() throws Exception {
        steps.release(1_000_000);
        route("worker-0", "timer:workers?delay=0&period=20");
        context.start();
        await().atMost(SOON).until(() -> turns.getOrDefault("worker-0", 0) > 3);

        context.getRouteController().stopRoute("worker-0");
        int stopped = turns.getOrDefault("worker-0", 0);
        context.getRouteController().startRoute("worker-0");
        await().atMost(SOON).until(() -> turns.getOrDefault("worker-0", 0) > stopped + 3);

        assertThat(context.getRouteController().getRouteStatus("worker-0"))
                .isEqualTo(ServiceStatus.Started);
        assertThat(most.get()).as("it never runs twice at a time").isEqualTo(1);
    }

    @Test
    void skipsTurnsWhileItsRouteIsSuspended() throws Exception {
        steps.release(1_000_000);
        route("worker-0", "timer:workers?delay=0&period=5");
        route("worker-1", "timer:workers?delay=0&period=5");
        context.start();
        await().atMost(SOON).until(() -> turns.size() == 2);

        context.getRouteController().suspendRoute("worker-0");
        int suspended = turns.getOrDefault("worker-0", 0);
        int other = turns.getOrDefault("worker-1", 0);
        await().atMost(SOON).until(() -> turns.getOrDefault("worker-1", 0) > other + 10);
        assertThat(turns.get("worker-0")).isEqualTo(suspended);

        context.getRouteController().resumeRoute("worker-0");
        await().atMost(SOON).until(() -> turns.getOrDefault("worker-0", 0) > suspended + 3);
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        steps.release(1_000_000);
        route("worker-0", "timer:left-behind?delay=0&period=5");
        context.start();
        await().atMost(SOON).until(() -> turns.size() == 1 && threads().size() == 1);

        context.stop();

        await().atMost(SOON).until(() -> threads().isEmpty());
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("left-behind"))
                .collect(java.util.stream.Collectors.toSet());
    }

    private void route(String id, String uri) throws Exception {
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri)
                                .routeId(id)
                                .process(
                                        exchange -> {
                                            most.accumulateAndGet(
                                                    atWork.incrementAndGet(), Math::max);
                                            begun.release();
                                            steps.acquire();
                                            turns.merge(id, 1, Integer::sum);
                                            atWork.decrementAndGet();
                                        });
                    }
                });
    }
}
