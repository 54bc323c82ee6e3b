package org.caravane.ops;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.caravane.model.ShopPricing;
import org.caravane.sync.Mappings;
import org.caravane.sync.ShopPolicy;

/**
 * The settings epoch of a shop: whatever shapes what it is sent. When it differs from the stored
 * one everything of the shop is looked at again.
 */
public final class SettingsHash {

    public String of(ShopPolicy policy, Mappings mappings) {
        String all = policy + "\n" + new TreeMap<>(mappings.taxRulesGroups()) + pricing(mappings);
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Empty of a usual shop, so that what an earlier Caravane remembered still holds. */
    private static String pricing(Mappings mappings) {
        ShopPricing pricing = mappings.pricing();
        var odd = new TreeMap<String, String>();
        mappings.taxRulesGroups()
                .forEach(
                        (rate, group) -> {
                            BigDecimal real = pricing.groupRates().get(group);
                            if (real != null && !Mappings.rateKey(real).equals(rate)) {
                                odd.put(rate, Mappings.rateKey(real));
                            }
                        });
        boolean usual = odd.isEmpty() && pricing.isUsual();
        return usual ? "" : "\n" + pricing.words() + odd;
    }
}
