package org.caravane.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How a command opens the store that {@code store.url} names. */
final class StoreAddress {
    private static final Pattern SERVES = Pattern.compile("(?i);AUTO_SERVER=TRUE");

    private StoreAddress() {}

    /** An H2 store is made by opening it, unless it is told not to. */
    static String existing(String url) {
        return url.startsWith("jdbc:h2:") && !url.contains(";IFEXISTS=")
                ? url + ";IFEXISTS=TRUE"
                : url;
    }

    /**
     * The addresses to try in turn while the store is open elsewhere. Whoever opens an H2 file with
     * {@code AUTO_SERVER} listens to a port for the others, which is for a process that stays: a
     * command opens the file for itself, and only where a process has it asks that one.
     */
    static List<String> quietly(String url) {
        List<String> addresses = new ArrayList<>();
        String alone = SERVES.matcher(url).replaceAll("");
        if (url.startsWith("jdbc:h2:") && !alone.equals(url)) {
            addresses.add(existing(alone));
        }
        addresses.add(existing(url));
        return addresses;
    }
}
