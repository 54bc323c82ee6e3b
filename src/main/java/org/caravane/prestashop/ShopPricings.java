package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.PriceRounding;
import org.caravane.model.ShopPricing;
import org.jspecify.annotations.Nullable;

/** Reads how a shop makes prices from its configuration (PrestaShop 8.2.1, Tools::ps_round). */
public final class ShopPricings {
    /** PS_PRICE_ROUND_MODE 0 to 5. */
    private static final List<PriceRounding> MODES =
            List.of(
                    PriceRounding.UP,
                    PriceRounding.DOWN,
                    PriceRounding.HALF_UP,
                    PriceRounding.HALF_DOWN,
                    PriceRounding.HALF_EVEN,
                    PriceRounding.HALF_ODD);

    private static final int CENTS = 2;

    /**
     * How the shop makes prices; what it does not tell is as installed.
     *
     * @param currencies null when the key may not read them
     * @param groupRates in percent by tax rules group
     */
    public ShopPricing read(
            ShopConfiguration configuration,
            @Nullable JsonNode currencies,
            Map<String, BigDecimal> groupRates) {
        int mode = configuration.count("PS_PRICE_ROUND_MODE").orElse(-1);
        String group = configuration.id("PS_ECOTAX_TAX_RULES_GROUP_ID").orElse(0L).toString();
        return new ShopPricing(
                mode >= 0 && mode < MODES.size() ? MODES.get(mode) : PriceRounding.HALF_UP,
                currencies == null ? CENTS : decimals(configuration, currencies),
                configuration.isOn("PS_TAX", true),
                configuration.isOn("PS_USE_ECOTAX", false),
                group.equals("0")
                        ? Optional.of(BigDecimal.ZERO)
                        : Optional.ofNullable(groupRates.get(group)),
                groupRates);
    }

    /** Of the default currency: its precision, or before 1.7.6 whether it has decimals. */
    private static int decimals(ShopConfiguration configuration, JsonNode currencies) {
        Optional<Long> id = configuration.id("PS_CURRENCY_DEFAULT");
        return WebserviceXml.all(currencies.path("currencies"), "currency").stream()
                .filter(c -> id.isPresent() && WebserviceXml.id(c, "id").equals(id))
                .findFirst()
                .map(ShopPricings::decimals)
                .orElse(CENTS);
    }

    private static int decimals(JsonNode currency) {
        String precision = WebserviceXml.text(currency, "precision").strip();
        if (precision.matches("[0-6]")) {
            return Integer.parseInt(precision);
        }
        return WebserviceXml.text(currency, "decimals").strip().equals("0") ? 0 : CENTS;
    }
}
