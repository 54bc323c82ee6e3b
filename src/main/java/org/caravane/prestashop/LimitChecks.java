package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.caravane.model.CheckLine;
import org.jspecify.annotations.Nullable;

/** What check says of the lengths that a shop takes. */
public final class LimitChecks {

    /**
     * One line.
     *
     * @param configurations what the shop has set, null when the key may not read it
     * @param synopsis the answer to {@code products?schema=synopsis}
     * @param version the header PSWS-Version
     */
    public List<CheckLine> limits(
            String subject,
            @Nullable JsonNode configurations,
            @Nullable JsonNode synopsis,
            @Nullable String version) {
        ShopConfiguration configuration =
                configurations == null
                        ? ShopConfiguration.UNKNOWN
                        : ShopConfiguration.read(configurations);
        ShopLimits limits = ShopLimits.of(configuration, synopsis, version);
        String lengths =
                "a name may have %d characters, a reference %d, a short description %d"
                        .formatted(limits.name(), limits.reference(), limits.summary());
        return List.of(
                ShopLimits.isSynopsis(synopsis)
                        ? CheckLine.ok(subject, "limits", lengths)
                        : CheckLine.cannotTell(
                                subject,
                                "limits",
                                "the shop does not describe its products (schema=synopsis), so PrestaShop's own lengths are taken: "
                                        + lengths,
                                ""));
    }
}
