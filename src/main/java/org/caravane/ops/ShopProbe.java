package org.caravane.ops;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.caravane.model.ShopLanguage;
import org.caravane.prestashop.Capabilities;
import org.caravane.prestashop.ShopConfiguration;
import org.caravane.prestashop.ShopDefaults;
import org.caravane.prestashop.ShopLanguages;
import org.caravane.prestashop.ShopLimits;
import org.caravane.prestashop.ShopPricings;
import org.caravane.prestashop.TaxRules;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the probes of this process found out about its endpoints and shops. */
public final class ShopProbe {
    private static final Logger LOG = LoggerFactory.getLogger(ShopProbe.class);
    private final Settings settings;
    private final Ownership ownership;
    private final TaxRules taxRules = new TaxRules();
    private final ShopLanguages shopLanguages = new ShopLanguages();
    private final ShopDefaults shopDefaults = new ShopDefaults();
    private final ShopPricings shopPricings = new ShopPricings();
    private final Map<String, Capabilities> capabilities = new ConcurrentHashMap<>();
    private final Map<String, ShopConfiguration> configurations = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> synopses = new ConcurrentHashMap<>();
    private final Map<String, String> versions = new ConcurrentHashMap<>();
    private final Set<String> standIns = ConcurrentHashMap.newKeySet();
    private final Map<String, List<ShopLanguage>> languages = new ConcurrentHashMap<>();

    public ShopProbe(Settings settings, Ownership ownership) {
        this.settings = settings;
        this.ownership = ownership;
    }

    /**
     * Takes the answers of a full probe and returns the mappings to remember, of every shop.
     *
     * @param currencies null when the key may not read them
     */
    public List<Map<String, Object>> probed(
            String endpoint,
            JsonNode languageList,
            JsonNode configurationList,
            JsonNode countries,
            @Nullable JsonNode currencies,
            JsonNode groups,
            JsonNode rules,
            JsonNode taxes) {
        ShopConfiguration configuration = ShopConfiguration.read(configurationList);
        Optional<Long> mainLanguage = shopDefaults.language(configuration);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Settings.Shop shop : settings.shopsOf(endpoint)) {
            languages.put(
                    shop.name(), shopLanguages.read(languageList, shop.language(), mainLanguage));
            long country = shopDefaults.country(configuration, countries, shop.country());
            TaxRules.Walk walk = taxRules.walk(groups, rules, taxes, country);
            walk.warnings().forEach(warning -> LOG.warn("{}: {}", shop.name(), warning));
            walk.groups()
                    .forEach(
                            (rate, group) ->
                                    rows.add(PricingRows.row(shop.name(), "tax", rate, group)));
            rows.addAll(
                    PricingRows.of(
                            shop.name(),
                            shopPricings.read(configuration, currencies, walk.rates())));
        }
        configurations.put(endpoint, configuration);
        ownership.probed(endpoint);
        return rows;
    }

    /** Whether this process owns the endpoint and has probed it. */
    public boolean knows(String endpoint) {
        return ownership.owns(endpoint) && capabilities.containsKey(endpoint);
    }

    /** Takes what the root document allows; a permission that was taken away keeps the pause. */
    public void allowed(String endpoint, JsonNode api) {
        capabilities.put(endpoint, Capabilities.read(api));
    }

    /** Whether the endpoint can be patched; false as long as nothing is known of it. */
    public boolean patch(String endpoint) {
        Capabilities known = capabilities.get(endpoint);
        return known != null && known.patch();
    }

    /** Whether the key may read the shop's currencies, which nothing but their decimals needs. */
    public boolean readsCurrencies(String endpoint) {
        Capabilities known = capabilities.get(endpoint);
        return known != null && known.currencies();
    }

    /** What the shop has set, as last probed. */
    private ShopConfiguration configuration(String endpoint) {
        return configurations.getOrDefault(endpoint, ShopConfiguration.UNKNOWN);
    }

    /**
     * Takes what tells how long the texts of an endpoint's products may be.
     *
     * @param synopsis null where the shop did not answer with one: then its version tells
     * @param version the header PSWS-Version, null where there was none
     */
    public void synopsis(String endpoint, @Nullable JsonNode synopsis, @Nullable String version) {
        synopses.remove(endpoint);
        if (synopsis != null && ShopLimits.isSynopsis(synopsis)) {
            synopses.put(endpoint, synopsis);
        }
        versions.put(endpoint, version == null ? "" : version);
    }

    /** What the shops of an endpoint take, as last probed. */
    public ShopLimits limits(String endpoint) {
        return ShopLimits.of(
                configuration(endpoint), synopses.get(endpoint), versions.get(endpoint));
    }

    /** Tells once which language of a shop reads another region's texts. */
    public void standIns(String shop, List<String> reading) {
        reading.stream()
                .filter(one -> standIns.add(shop + " " + one))
                .forEach(
                        one ->
                                LOG.warn(
                                        "{}: the shop's language {}, because Dolibarr has no translation for its region",
                                        shop,
                                        one));
    }

    public List<ShopLanguage> languages(String shop) {
        return languages.getOrDefault(shop, List.of());
    }
}
