package org.caravane.ops;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/**
 * Waits for the signals that ask a process to stop, and leaves the stopping to the caller. A
 * shutdown hook would be simpler, but H2 closes its store in one of its own at the same time.
 */
final class Signals {
    private Signals() {}

    /** Returns when SIGTERM or SIGINT came. */
    static void awaitTermination() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        try {
            // by reflection, because the compiler warns of the class and no other does this
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy =
                    Proxy.newProxyInstance(
                            Signals.class.getClassLoader(),
                            new Class<?>[] {handler},
                            (self, method, arguments) -> {
                                asked.countDown();
                                return null;
                            });
            for (String name : new String[] {"TERM", "INT"}) {
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            }
        } catch (ReflectiveOperationException e) {
            LoggerFactory.getLogger(Signals.class)
                    .warn("This Java hands no signals over: a stop is as abrupt as a kill", e);
        }
        asked.await();
    }
}
