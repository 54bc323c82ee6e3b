package org.caravane.ops.log;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.UnaryOperator;

/**
 * Leaves the known secrets out of a text, whatever form it gives them: as they are, in a URL, in
 * Basic authentication, and cut short by an ellipsis.
 *
 * <p>It serves what is told (failures, dead letters, log lines), never what is delivered. A secret
 * of less than four characters is not looked for: half of every text would be.
 */
public final class Redaction implements UnaryOperator<String> {
    static final String HIDDEN = "***";
    private static final int SHORTEST = 4;

    /** So much of a secret that was cut tells nothing yet. */
    private static final int TELLING = 6;

    private static final String[] CUTS = {"…", "..."};

    /** The longest first: one may begin like another. */
    private final Set<String> secrets =
            new ConcurrentSkipListSet<>(
                    Comparator.comparingInt(String::length)
                            .reversed()
                            .thenComparing(Comparator.naturalOrder()));

    /** From now on this is a secret. */
    public void hide(String secret) {
        if (secret.length() < SHORTEST) {
            return;
        }
        secrets.add(secret);
        secrets.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        secrets.add(base64(secret));
        secrets.add(base64(secret + ":"));
    }

    @Override
    public String apply(String text) {
        String shown = text;
        for (String secret : secrets) {
            shown = shown.replace(secret, HIDDEN);
            for (String cut : CUTS) {
                shown = withoutBeginning(shown, secret, cut);
            }
        }
        return shown;
    }

    private static String withoutBeginning(String text, String secret, String cut) {
        String shown = text;
        for (int at = shown.indexOf(cut); at >= 0; at = shown.indexOf(cut, at + cut.length())) {
            int length = Math.min(at, secret.length() - 1);
            while (length >= TELLING
                    && !shown.startsWith(secret.substring(0, length), at - length)) {
                length--;
            }
            if (length >= TELLING) {
                shown = shown.substring(0, at - length) + HIDDEN + shown.substring(at);
                at = at - length + HIDDEN.length();
            }
        }
        return shown;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
