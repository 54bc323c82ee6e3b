package org.caravane.ops.cluster;

import java.util.Map;
import java.util.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.component.timer.TimerComponent;
import org.apache.camel.component.timer.TimerConsumer;
import org.apache.camel.spi.annotations.Component;

/**
 * The component behind {@code uri: timer}. Timers of one name share its threads, and so many of
 * them work at the same time at most; who waits longest is next.
 */
// without it Camel does not know how to read the options of its own endpoint
@Component("timer")
public final class SteadyTimers extends TimerComponent {
    private final Map<String, Integer> threads;
    private final Map<String, ScheduledExecutorService> pools = new ConcurrentHashMap<>();
    private final Map<TimerConsumer, SteadyTimer> timers = new ConcurrentHashMap<>();

    /**
     * @param threads how many a name has, where it is more than one
     */
    public SteadyTimers(Map<String, Integer> threads) {
        this.threads = Map.copyOf(threads);
    }

    @Override
    public Timer getTimer(TimerConsumer consumer) {
        String name = consumer.getEndpoint().getTimerName();
        return timers.computeIfAbsent(
                consumer, c -> new SteadyTimer(pools.computeIfAbsent(name, this::pool)));
    }

    @Override
    public void removeTimer(TimerConsumer consumer) {
        SteadyTimer timer = timers.remove(consumer);
        if (timer != null) {
            timer.cancel();
        }
    }

    private ScheduledExecutorService pool(String name) {
        return getCamelContext()
                .getExecutorServiceManager()
                .newScheduledThreadPool(this, "timer-" + name, threads.getOrDefault(name, 1));
    }

    @Override
    protected void doStop() throws Exception {
        timers.values().forEach(Timer::cancel);
        timers.clear();
        pools.values()
                .forEach(pool -> getCamelContext().getExecutorServiceManager().shutdown(pool));
        pools.clear();
        super.doStop();
    }
}
