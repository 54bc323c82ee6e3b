package org.caravane.ops;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caravane.ops.log.Logs;
import org.caravane.ops.log.Redaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings that nobody may read anywhere, and how they travel. */
final class Secrets {
    private static final Logger LOG = LoggerFactory.getLogger(Secrets.class);
    private static final Pattern IN_URL = Pattern.compile("(?i)password=([^&;]+)");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]+){3}|\\[?::1]?", Pattern.CASE_INSENSITIVE);

    private Secrets() {}

    /** Hides all of them from the log, and returns what hides them elsewhere. */
    static Redaction of(Properties properties, Settings settings) {
        List<String> secrets = new ArrayList<>();
        secrets.add(properties.get("dolibarr.key"));
        secrets.add(properties.get("store.password"));
        warnIfOpen("dolibarr.url", properties.get("dolibarr.url"));
        for (Settings.Endpoint endpoint : settings.endpoints()) {
            String prefix = "endpoint." + endpoint.name();
            secrets.add(properties.get(prefix + ".key"));
            warnIfOpen(prefix + ".url", endpoint.url());
        }
        Matcher password = IN_URL.matcher(properties.get("store.url"));
        while (password.find()) {
            secrets.add(password.group(1));
        }
        Redaction redaction = new Redaction();
        secrets.forEach(redaction::hide);
        secrets.forEach(Logs::hide);
        return redaction;
    }

    private static void warnIfOpen(String property, String url) {
        if (isOpen(url)) {
            LOG.warn(
                    "{} is an http:// address: the key travels where others can read it; use https://",
                    property);
        }
    }

    /** Whether what is sent there leaves this machine unencrypted. */
    static boolean isOpen(String url) {
        URI uri = URI.create(url);
        return "http".equals(uri.getScheme())
                && !LOOPBACK.matcher(String.valueOf(uri.getHost())).matches();
    }
}
