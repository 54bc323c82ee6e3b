package org.caravane.ops;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.caravane.sync.ShopPolicy;
import org.caravane.sync.ShopPolicy.StockPolicy;
import org.caravane.sync.ShopPolicy.TextSource;

/**
 * Reads the settings and refuses what makes no sense.
 *
 * <p>Every refusal is a {@link CannotStart} that names the property and the fix, and never a value
 * that may be a secret.
 */
public final class SettingsReader {
    private static final int KEY_LENGTH = 32;
    private final Function<String, String> properties;

    /**
     * @param properties a property's value by its name, empty when it is not set
     */
    public SettingsReader(Function<String, String> properties) {
        this.properties = properties;
    }

    /**
     * The settings as far as they make sense, for telling all that does not at once.
     *
     * @param dolibarr whether Dolibarr can be asked
     * @param refusals one for each part that was left out
     */
    public record Legible(Settings settings, boolean dolibarr, List<CannotStart> refusals) {}

    /** Leaves out what makes no sense, instead of refusing everything. */
    public Legible legible() {
        List<CannotStart> refusals = new ArrayList<>();
        boolean dolibarr =
                attempt(
                                () -> {
                                    dolibarr();
                                    return true;
                                },
                                refusals)
                        .isPresent();
        List<Settings.Endpoint> endpoints = new ArrayList<>();
        for (String name : attempt(() -> names("endpoints"), refusals).orElse(List.of())) {
            attempt(() -> endpoint(name), refusals).ifPresent(endpoints::add);
        }
        List<String> named = attempt(() -> names("endpoints"), new ArrayList<>()).orElse(List.of());
        List<Settings.Shop> shops = new ArrayList<>();
        for (String name : attempt(() -> names("shops"), refusals).orElse(List.of())) {
            attempt(() -> shop(name, named), refusals).ifPresent(shops::add);
        }
        attempt(
                () -> {
                    requireScopes(shops);
                    return true;
                },
                refusals);
        return new Legible(new Settings(endpoints, shops), dolibarr, List.copyOf(refusals));
    }

    private static <T> Optional<T> attempt(Supplier<T> part, List<CannotStart> refusals) {
        try {
            return Optional.of(part.get());
        } catch (CannotStart refusal) {
            refusals.add(refusal);
            return Optional.empty();
        }
    }

    private void dolibarr() {
        url("dolibarr.url");
        required("dolibarr.key", "the API key of a Dolibarr user");
    }

    public Settings read() {
        dolibarr();
        List<Settings.Endpoint> endpoints =
                names("endpoints").stream().map(this::endpoint).toList();
        requireInstallations(endpoints);
        List<String> known = endpoints.stream().map(Settings.Endpoint::name).toList();
        List<Settings.Shop> shops = names("shops").stream().map(name -> shop(name, known)).toList();
        requireScopes(shops);
        return new Settings(endpoints, shops);
    }

    private Settings.Endpoint endpoint(String name) {
        String prefix = "endpoint." + name + ".";
        String url = url(prefix + "url");
        String key = required(prefix + "key", "the Webservice key of the shop");
        if (key.length() != KEY_LENGTH) {
            throw new CannotStart(
                    "%skey has %d characters: a PrestaShop Webservice key has %d"
                            .formatted(prefix, key.length(), KEY_LENGTH));
        }
        String own = properties.apply(prefix + "requests-per-minute");
        String property =
                own.isEmpty() ? "endpoint.requests-per-minute" : prefix + "requests-per-minute";
        return new Settings.Endpoint(name, url, number(property, 1, 1_000_000));
    }

    private Settings.Shop shop(String name, List<String> endpoints) {
        String prefix = "shop." + name + ".";
        String endpoint = optional(prefix + "endpoint", name);
        if (!endpoints.contains(endpoint)) {
            throw new CannotStart(
                    "%sendpoint is %s, which endpoints does not name: set it to one of %s"
                            .formatted(prefix, endpoint, endpoints));
        }
        return new Settings.Shop(
                name,
                endpoint,
                properties.apply(prefix + "language"),
                properties.apply(prefix + "country"),
                taxRulesGroups(prefix + "tax-rules-groups"),
                policy(name, prefix));
    }

    private ShopPolicy policy(String name, String prefix) {
        return new ShopPolicy(
                name,
                optionalNumber(prefix + "price-level", 1, 99),
                Integer.toString(
                        optionalNumber(prefix + "category", 1, Integer.MAX_VALUE).orElse(2)),
                flag(prefix + "update-labels", false),
                flag(prefix + "only-stock", false),
                text(prefix + "short-description", TextSource.DESCRIPTION),
                text(prefix + "description", TextSource.NOTE_PUBLIC),
                stock(prefix));
    }

    private StockPolicy stock(String prefix) {
        String kind = optional(prefix + "stock", "physical");
        if (!kind.equals("physical") && !kind.equals("virtual")) {
            throw new CannotStart("%sstock is %s: set physical or virtual".formatted(prefix, kind));
        }
        int warehouse = optionalNumber(prefix + "warehouse", 0, Integer.MAX_VALUE).orElse(0);
        if (kind.equals("virtual") && warehouse != 0) {
            throw new CannotStart(
                    "%sstock is virtual and %swarehouse is %d: Dolibarr has one virtual stock for all warehouses, so set the warehouse to 0 or the stock to physical"
                            .formatted(prefix, prefix, warehouse));
        }
        return new StockPolicy(
                kind.equals("virtual"),
                Integer.toString(warehouse),
                flag(prefix + "require-warehouse", true),
                optionalNumber(prefix + "id-shop", 1, Integer.MAX_VALUE));
    }

    /** Two owners of one installation would make twins, and ask it twice as often. */
    private static void requireInstallations(List<Settings.Endpoint> endpoints) {
        Map<String, String> names = new HashMap<>();
        for (Settings.Endpoint endpoint : endpoints) {
            String other = names.putIfAbsent(endpoint.url(), endpoint.name());
            if (other != null) {
                throw new CannotStart(
                        "endpoint.%s.url is also that of %s: an installation is one endpoint, and its shops name it with shop.NAME.endpoint and shop.NAME.id-shop"
                                .formatted(endpoint.name(), other));
            }
        }
    }

    /** Several shops of one installation are told apart by their ids there. */
    private static void requireScopes(List<Settings.Shop> shops) {
        Map<String, List<String>> names = new TreeMap<>();
        Map<String, Set<OptionalInt>> ids = new HashMap<>();
        for (Settings.Shop shop : shops) {
            names.computeIfAbsent(shop.endpoint(), e -> new ArrayList<>()).add(shop.name());
            ids.computeIfAbsent(shop.endpoint(), e -> new HashSet<>())
                    .add(shop.policy().stock().idShop());
        }
        names.forEach(
                (endpoint, ofIt) -> {
                    Set<OptionalInt> told = ids.getOrDefault(endpoint, Set.of());
                    // the one without an id may be any of the others
                    boolean apart =
                            told.size() == ofIt.size() && !told.contains(OptionalInt.empty());
                    if (ofIt.size() > 1 && !apart) {
                        throw new CannotStart(
                                "The shops %s are not told apart within one endpoint: give each its own shop.NAME.id-shop"
                                        .formatted(ofIt));
                    }
                });
    }

    private Map<String, String> taxRulesGroups(String property) {
        Map<String, String> groups = new HashMap<>();
        for (String pair : properties.apply(property).split(",", -1)) {
            if (pair.isBlank()) {
                continue;
            }
            String[] parts = pair.strip().split(":", -1);
            if (parts.length != 2
                    || !parts[0].strip().matches("\\d{1,3}(\\.\\d{1,4})?")
                    || !parts[1].strip().matches("\\d{1,9}")) {
                throw new CannotStart(
                        "%s has %s: write rate:group pairs, like 20:1,5.5:3"
                                .formatted(property, pair.strip()));
            }
            groups.put(
                    org.caravane.sync.Mappings.rateKey(new java.math.BigDecimal(parts[0].strip())),
                    parts[1].strip());
        }
        return groups;
    }

    private List<String> names(String property) {
        List<String> names = new ArrayList<>();
        for (String name : required(property, "a list of names, like main,b2b").split(",", -1)) {
            if (!name.strip().matches("[a-z][a-z0-9-]{0,30}") || names.contains(name.strip())) {
                throw new CannotStart(
                        "%s has %s: names are different, short, in lower case letters, digits and dashes"
                                .formatted(property, name.strip()));
            }
            names.add(name.strip());
        }
        return names;
    }

    private String url(String property) {
        String url = required(property, "an address that starts with http:// or https://");
        try {
            URI uri = new URI(url);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!web
                    || uri.getHost() == null
                    || uri.getUserInfo() != null
                    || uri.getQuery() != null) {
                throw new CannotStart(
                        "%s is not an address of the form https://host/path: correct it"
                                .formatted(property));
            }
        } catch (URISyntaxException e) {
            // without its cause, whose message holds the address and perhaps a password in it
            throw new CannotStart("%s is not an address: %s".formatted(property, e.getReason()));
        }
        if (url.endsWith("/")) {
            throw new CannotStart("%s ends with a slash: remove it".formatted(property));
        }
        return url;
    }

    private String required(String property, String what) {
        String value = properties.apply(property).strip();
        if (value.isEmpty()) {
            throw new CannotStart(
                    "%s is not set: it must be %s (in the configuration, or in the environment as %s)"
                            .formatted(
                                    property,
                                    what,
                                    property.toUpperCase(Locale.ROOT)
                                            .replace('.', '_')
                                            .replace('-', '_')));
        }
        return value;
    }

    private String optional(String property, String otherwise) {
        String value = properties.apply(property).strip();
        return value.isEmpty() ? otherwise : value;
    }

    private int number(String property, int least, int most) {
        String value = required(property, "a number");
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new CannotStart("%s is %s: set a whole number".formatted(property, value), e);
        }
        throw new CannotStart(
                "%s is %s: set a number from %d to %d".formatted(property, value, least, most));
    }

    private OptionalInt optionalNumber(String property, int least, int most) {
        return properties.apply(property).isBlank()
                ? OptionalInt.empty()
                : OptionalInt.of(number(property, least, most));
    }

    private boolean flag(String property, boolean otherwise) {
        return switch (optional(property, Boolean.toString(otherwise)).toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new CannotStart("%s must be true or false".formatted(property));
        };
    }

    private TextSource text(String property, TextSource otherwise) {
        String value = optional(property, otherwise.name());
        try {
            return TextSource.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new CannotStart(
                    "%s is %s: set description, note_public or none".formatted(property, value), e);
        }
    }
}
