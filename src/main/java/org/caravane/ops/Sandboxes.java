package org.caravane.ops;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caravane.sandbox.DolibarrSandbox;
import org.caravane.sandbox.PrestashopSandbox;
import org.caravane.sandbox.SampleCatalogue;
import org.caravane.sandbox.SandboxFaults;

/**
 * A sandbox Dolibarr with the sample catalogue, and two sandbox shops. Their keys open nothing
 * else.
 */
record Sandboxes(DolibarrSandbox dolibarr, PrestashopSandbox main, PrestashopSandbox b2b)
        implements AutoCloseable {
    static final String DOLIBARR_KEY = "sandbox-dolibarr-key";
    static final String MAIN_KEY = "SANDBOXMAIN000000000000000000000";
    static final String B2B_KEY = "SANDBOXB2B0000000000000000000000";

    /**
     * @param folder where they keep their state
     * @param port of the Dolibarr, the shops follow; 0 takes any that are free
     */
    static Sandboxes start(Path folder, int port) {
        DolibarrSandbox dolibarr =
                DolibarrSandbox.start(
                        DolibarrSandbox.Options.of(
                                port, DOLIBARR_KEY, Optional.of(folder.resolve("dolibarr.jsonl"))));
        if (dolibarr.refs().isEmpty()) {
            SampleCatalogue.seed(dolibarr);
        }
        return new Sandboxes(
                dolibarr,
                shop(folder, "main", port == 0 ? 0 : port + 1, MAIN_KEY),
                shop(folder, "b2b", port == 0 ? 0 : port + 2, B2B_KEY));
    }

    private static PrestashopSandbox shop(Path folder, String name, int port, String key) {
        return PrestashopSandbox.start(
                new PrestashopSandbox.Options(
                        port, key, Optional.of(folder.resolve(name + ".jsonl")), true));
    }

    /**
     * Switches a fault.
     *
     * @param name {@code dolibarr.NAME}, {@code main.NAME}, {@code b2b.NAME}, or NAME for both
     *     shops
     * @throws CannotStart when there is no such fault or value
     */
    void fault(String name, String value) {
        Map<String, SandboxFaults> servers =
                Map.of("dolibarr", dolibarr.faults(), "main", main.faults(), "b2b", b2b.faults());
        int dot = name.indexOf('.');
        SandboxFaults one = servers.get(dot < 0 ? "" : name.substring(0, dot));
        try {
            for (SandboxFaults faults :
                    one == null ? List.of(main.faults(), b2b.faults()) : List.of(one)) {
                faults.set(one == null ? name : name.substring(dot + 1), value);
            }
        } catch (IllegalArgumentException e) {
            throw new CannotStart(
                    "--fault %s=%s cannot be set: %s".formatted(name, value, e.getMessage()), e);
        }
    }

    /** The end of all faults. */
    void calm() {
        dolibarr.faults().calm();
        main.faults().calm();
        b2b.faults().calm();
    }

    /** How often any fault struck any of them. */
    long faultsStruck() {
        return Stream.of(dolibarr.faults(), main.faults(), b2b.faults())
                .flatMap(faults -> faults.struck().values().stream())
                .mapToLong(n -> n)
                .sum();
    }

    /** Where to look, and what to type. */
    String describe() {
        return """
                Dolibarr  %s
                          curl -H 'DOLAPIKEY: %s' '%s/products?limit=2'
                main      %s
                          curl -g -u %s: '%s/api/products?display=[id,reference,price]'
                b2b       %s
                          curl -g -u %s: '%s/api/stock_availables?display=[id_product,quantity]'"""
                .formatted(
                        dolibarr.url(),
                        DOLIBARR_KEY,
                        dolibarr.url(),
                        main.url(),
                        MAIN_KEY,
                        main.url(),
                        b2b.url(),
                        B2B_KEY,
                        b2b.url());
    }

    @Override
    public void close() {
        dolibarr.close();
        main.close();
        b2b.close();
    }
}
