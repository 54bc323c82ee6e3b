package org.caravane.sandbox;

import java.time.ZoneId;

/**
 * How a Dolibarr is set up, changed while it runs: what an administrator may have done, where
 * {@link DolibarrFaults} is what breaks.
 */
public final class DolibarrSetup {
    private final int levels;
    private volatile String version = "23.1.0";
    private volatile ZoneId databaseZone;
    private volatile boolean priceLevels = true;
    private volatile boolean ordersRight = true;
    private volatile boolean shipmentsRight = true;
    private volatile boolean administrator;
    private volatile boolean variantsModule = true;
    private volatile int entity = 1;

    DolibarrSetup(DolibarrSandbox.Options options) {
        levels = options.priceLevels();
        databaseZone = options.databaseZone();
    }

    /** What GET /status tells, and how it then behaves: see {@link DolibarrVersion}. */
    public void version(String told) {
        version = told;
    }

    /** The zone of the database's session, which filters compare in. */
    public void databaseZone(ZoneId zone) {
        databaseZone = zone;
    }

    /** PRODUIT_MULTIPRICES: switched off, products show no level (recording 143). */
    public void priceLevels(boolean on) {
        priceLevels = on;
    }

    /** Without it orders answer 403. */
    public void ordersRight(boolean granted) {
        ordersRight = granted;
    }

    /** Without it shipments answer 403. */
    public void shipmentsRight(boolean granted) {
        shipmentsRight = granted;
    }

    /** Only an administrator may read /setup/company (contract, section 2; recording 85). */
    public void administrator(boolean is) {
        administrator = is;
    }

    /**
     * Whether the module Variants was ever enabled. Without its tables every list with {@code
     * variant_filter} is an error of the database (seen on a real 23.1.0).
     */
    public void variantsModule(boolean enabled) {
        variantsModule = enabled;
    }

    /** Whether the name is a switch of the setup, which is then set. */
    boolean set(String name, String value) {
        switch (name) {
            case "version" -> version(value);
            case "entity" -> entity(Integer.parseInt(value));
            case "databaseZone" -> databaseZone(ZoneId.of(value));
            case "priceLevels" -> priceLevels(Boolean.parseBoolean(value));
            case "ordersRight" -> ordersRight(Boolean.parseBoolean(value));
            case "shipmentsRight" -> shipmentsRight(Boolean.parseBoolean(value));
            case "variantsModule" -> variantsModule(Boolean.parseBoolean(value));
            case "administrator" -> administrator(Boolean.parseBoolean(value));
            default -> {
                return false;
            }
        }
        return true;
    }

    String version() {
        return version;
    }

    DolibarrVersion behaviour() {
        return DolibarrVersion.of(version);
    }

    /** The entity that the API user belongs to: a request for another is refused. */
    public void entity(int number) {
        entity = number;
    }

    int entity() {
        return entity;
    }

    ZoneId databaseZone() {
        return databaseZone;
    }

    int levels() {
        return priceLevels ? levels : 0;
    }

    boolean maySeeOrders() {
        return ordersRight;
    }

    boolean maySeeShipments() {
        return shipmentsRight;
    }

    boolean hasVariants() {
        return variantsModule;
    }

    boolean isAdministrator() {
        return administrator;
    }
}
