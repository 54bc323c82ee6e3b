package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads what an installation takes for granted: its default language and country. */
public final class ShopDefaults {

    /** The id of PS_LANG_DEFAULT, absent when the answer does not have it. */
    public Optional<Long> language(ShopConfiguration configuration) {
        return configuration.id("PS_LANG_DEFAULT");
    }

    /**
     * The id of the country that prices are for.
     *
     * @param isoCode as set for the shop; empty takes PS_COUNTRY_DEFAULT
     * @throws ShopUnavailable when the shop has no such country
     */
    public long country(ShopConfiguration configuration, JsonNode countries, String isoCode) {
        if (isoCode.isEmpty()) {
            return configuration
                    .id("PS_COUNTRY_DEFAULT")
                    .orElseThrow(
                            () ->
                                    new ShopUnavailable(
                                            "The shop does not tell its default country: set the shop's country"));
        }
        return WebserviceXml.all(countries.path("countries"), "country").stream()
                .filter(c -> WebserviceXml.text(c, "iso_code").equalsIgnoreCase(isoCode))
                .findFirst()
                .flatMap(c -> WebserviceXml.id(c, "id"))
                .orElseThrow(
                        () ->
                                new ShopUnavailable(
                                        "The shop has no country %s: correct the shop's country setting"
                                                .formatted(isoCode)));
    }
}
