package org.caravane.ops;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.caravane.sync.Mappings;
import org.caravane.sync.ShopPolicy;

/**
 * The settings epoch of a shop: whatever shapes what it is sent. When it differs from the stored
 * one everything of the shop is looked at again.
 */
public final class SettingsHash {

    public String of(ShopPolicy policy, Mappings mappings) {
        String all = policy + "\n" + new TreeMap<>(mappings.taxRulesGroups());
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
