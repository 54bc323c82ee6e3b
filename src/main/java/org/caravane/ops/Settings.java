package org.caravane.ops;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.caravane.store.Notes.Recipient;
import org.caravane.sync.Mappings;
import org.caravane.sync.ShopPolicy;
import org.jspecify.annotations.Nullable;

/** The settings as read and found sensible, for the routes to ask. */
public final class Settings {

    /**
     * A PrestaShop installation.
     *
     * @param url without {@code /api} and without a slash at its end
     * @param requestsPerMinute the most it is asked in a minute
     */
    public record Endpoint(String name, String url, int requestsPerMinute) {}

    /**
     * A shop of an installation.
     *
     * @param language iso code of the language that Dolibarr's texts are in; empty for the default
     * @param country iso code of the country that prices are for; empty for the default
     * @param taxRulesGroups an operator's groups by VAT rate
     */
    public record Shop(
            String name,
            String endpoint,
            String language,
            String country,
            Map<String, String> taxRulesGroups,
            ShopPolicy policy) {}

    private final List<Endpoint> endpoints;
    private final List<Shop> shops;

    Settings(List<Endpoint> endpoints, List<Shop> shops) {
        this.endpoints = List.copyOf(endpoints);
        this.shops = List.copyOf(shops);
    }

    public List<Endpoint> endpoints() {
        return endpoints;
    }

    public List<Shop> shops() {
        return shops;
    }

    public List<Shop> shopsOf(String endpoint) {
        return shops.stream().filter(s -> s.endpoint().equals(endpoint)).toList();
    }

    public List<Recipient> recipients() {
        return shops.stream().map(s -> new Recipient(s.name(), s.endpoint())).toList();
    }

    public ShopPolicy policy(String shop) {
        return shop(shop).policy();
    }

    /** The scope of a write as a query, empty where the installation has one shop. */
    public String shopQuery(String shop) {
        OptionalInt id = policy(shop).stock().idShop();
        return id.isPresent() ? "id_shop=" + id.getAsInt() : "";
    }

    /** The scope of a lookup: all shops, or the second shop of an installation would make twins. */
    public String lookupQuery(String shop) {
        return endpointQuery(shop(shop).endpoint());
    }

    /** The scope of a lookup in an installation, whatever the shop. */
    public String endpointQuery(String endpoint) {
        boolean multistore =
                shopsOf(endpoint).stream().anyMatch(s -> s.policy().stock().idShop().isPresent());
        return multistore ? "&id_shop=all" : "";
    }

    /** The scope of a write to an installation's first shop, as a query. */
    public String firstShopQuery(String endpoint) {
        return shopsOf(endpoint).stream()
                .findFirst()
                .map(shop -> shopQuery(shop.name()))
                .orElse("");
    }

    /** Whether each shop of an installation is named by its id there. */
    public boolean scoped(String endpoint) {
        return shopsOf(endpoint).stream().allMatch(s -> s.policy().stock().idShop().isPresent());
    }

    /** Shops whose quantities are those of all open warehouses. */
    public List<Recipient> countingOpenWarehouses() {
        return shops.stream()
                .filter(s -> s.policy().stock().countsOpenWarehouses())
                .map(s -> new Recipient(s.name(), s.endpoint()))
                .toList();
    }

    /**
     * Shops that sell at a price level.
     *
     * @param every how often their prices are to be looked at, in seconds; none for 0
     */
    public List<Recipient> withPriceLevel(int every) {
        return shops.stream()
                .filter(s -> every > 0 && s.policy().priceLevel().isPresent())
                .filter(s -> !s.policy().onlyStock())
                .map(s -> new Recipient(s.name(), s.endpoint()))
                .toList();
    }

    public boolean anyVirtualStock() {
        return shops.stream().anyMatch(s -> s.policy().stock().virtual());
    }

    /**
     * What maps to what in a shop: found by the probe, over it the table's, over it the settings'.
     */
    public Mappings mappings(String shop, List<Map<String, @Nullable Object>> rows) {
        Map<String, String> taxes = new HashMap<>();
        for (String origin : List.of("probed", "operator")) {
            rows.stream()
                    .filter(
                            row ->
                                    "tax".equals(row.get("kind"))
                                            && origin.equals(row.get("origin")))
                    .forEach(
                            row ->
                                    taxes.put(
                                            String.valueOf(row.get("source_value")),
                                            String.valueOf(row.get("target_value"))));
        }
        taxes.putAll(shop(shop).taxRulesGroups());
        return new Mappings(taxes, PricingRows.read(rows));
    }

    private Shop shop(String name) {
        Optional<Shop> shop = shops.stream().filter(s -> s.name().equals(name)).findFirst();
        return shop.orElseThrow(() -> new CannotStart("There is no shop " + name));
    }
}
