package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.caravane.model.CheckLine;
import org.caravane.model.CheckLine.State;
import org.caravane.ops.check.CheckReport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that {@code check} can find wrong, brought about in a sandbox or in a setting, and the
 * exact lines that it gives. The addresses of both sandboxes are written {@code DOLIBARR} and
 * {@code SHOP}.
 */
final class CheckFindsTest {
    private static final String TICK =
            "tick %s of %s in Advanced Parameters > Webservice > the key";
    private static final String STOCK_RIGHT =
            "give the API user the right 'Read stocks' (stock lire, 1001), and enable the module Stocks";

    private record Case(String name, Consumer<Scene> broken, List<CheckLine> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource({
        "settings",
        "dolibarr",
        "dolibarrRights",
        "catalogue",
        "clocks",
        "shop",
        "named",
        "permissions",
        "scopes"
    })
    void tellsWhatIsWrongAndWhatToDo(Case found) {
        try (Scene scene = new Scene()) {
            scene.product("A", "12.00", 5);
            found.broken().accept(scene);
            CheckReport report = new CheckRun(Optional.empty(), scene.settings()).run(false);
            List<CheckLine> lines =
                    report.lines().stream().map(line -> plain(line, scene)).toList();
            assertThat(lines).containsAll(found.expected());
            assertThat(unexpected(lines, found.expected())).isEmpty();
            assertThat(report.blocks())
                    .isEqualTo(found.expected().stream().anyMatch(l -> l.state() == State.WRONG));
        }
    }

    /** What is not ok although the case does not say so; the sandbox never tells its currency. */
    private static List<CheckLine> unexpected(List<CheckLine> lines, List<CheckLine> expected) {
        return lines.stream()
                .filter(line -> line.state() != State.OK)
                .filter(line -> !expected.contains(line))
                .filter(line -> !line.equals(CURRENCY))
                .toList();
    }

    private static final CheckLine CURRENCY =
            unknown(
                    "endpoint main",
                    "currency",
                    "the shop's default is EUR; Dolibarr tells its own to administrators only",
                    "see that Dolibarr's is EUR too, because prices are sent as numbers");

    static Stream<Case> settings() {
        return Stream.of(
                found(
                        "no address of Dolibarr",
                        scene -> scene.set("dolibarr.url", ""),
                        wrong(
                                "settings",
                                "values",
                                "dolibarr.url is not set",
                                "it must be an address that starts with http:// or https:// (in the configuration, or in the environment as DOLIBARR_URL)"),
                        unknown(
                                "shop main",
                                "VAT rates",
                                "Dolibarr's products could not be read",
                                "")),
                found(
                        "two settings at once",
                        scene -> {
                            scene.set("endpoint.main.key", "SHORT");
                            scene.set("shop.main.stock", "imaginary");
                        },
                        wrong(
                                "settings",
                                "values",
                                "endpoint.main.key has 5 characters",
                                "a PrestaShop Webservice key has 32"),
                        wrong(
                                "settings",
                                "values",
                                "shop.main.stock is imaginary",
                                "set physical or virtual")),
                found(
                        "a number that is none",
                        scene -> scene.set("delivery.attempts", "many"),
                        wrong(
                                "settings",
                                "values",
                                "delivery.attempts must be a whole number",
                                "")),
                found(
                        "no database at the store's address",
                        scene -> scene.set("store.url", "jdbc:postgresql://127.0.0.1:1/caravane"),
                        wrong(
                                "store",
                                "opens",
                                "cannot be opened: Connection refused",
                                "check store.url, store.user and store.password, and that the database runs")));
    }

    static Stream<Case> dolibarr() {
        return Stream.of(
                found(
                        "nobody at Dolibarr's address",
                        scene -> scene.set("dolibarr.url", "http://127.0.0.1:1/api/index.php"),
                        wrong(
                                "Dolibarr",
                                "url",
                                "Dolibarr cannot be reached: HttpHostConnectException Connect to http://127.0.0.1:1 failed: Connection refused",
                                "check dolibarr.url, that the server runs, and that no firewall is in between"),
                        REST,
                        unknown(
                                "shop main",
                                "VAT rates",
                                "Dolibarr's products could not be read",
                                "")),
                found(
                        "another path",
                        scene ->
                                scene.set(
                                        "dolibarr.url",
                                        scene.dolibarr.url().replace("/api/", "/htdocs/api/")),
                        wrong(
                                "Dolibarr",
                                "url",
                                "There is no Dolibarr API at this address (404)",
                                "check dolibarr.url, which must end with /api/index.php"),
                        REST,
                        unknown(
                                "shop main",
                                "VAT rates",
                                "Dolibarr's products could not be read",
                                "")),
                found(
                        "the module API switched off",
                        scene -> scene.dolibarr.faults().apiDisabled(true),
                        wrong(
                                "Dolibarr",
                                "REST API",
                                "Dolibarr's REST API module is switched off",
                                "enable the module 'API / Web services (REST server)'"),
                        REST,
                        unknown(
                                "shop main",
                                "VAT rates",
                                "Dolibarr's products could not be read",
                                "")),
                found(
                        "a revoked key",
                        scene -> scene.dolibarr.faults().revokeKey(true),
                        ok("Dolibarr", "url", "DOLIBARR answers"),
                        wrong(
                                "Dolibarr",
                                "key",
                                "Dolibarr refuses the API key (401)",
                                "check dolibarr.key and that the user is enabled, and dolibarr.entity: the user was looked for in entity 1"),
                        REST,
                        unknown(
                                "shop main",
                                "VAT rates",
                                "Dolibarr's products could not be read",
                                "")),
                found(
                        "a version that was not tried",
                        scene -> scene.dolibarr.setup().version("20.0.1"),
                        unknown(
                                "Dolibarr",
                                "version",
                                "20.0.1: Caravane was tried with 17, 19 and 23",
                                "try it on a copy first")),
                found(
                        "a Dolibarr 15, whose filters do not know the stamp of extrafields",
                        scene -> scene.dolibarr.setup().version("15.0.3"),
                        unknown(
                                "Dolibarr",
                                "version",
                                "15.0.3: Caravane was tried with 17, 19 and 23",
                                "try it on a copy first"),
                        ok(
                                "Dolibarr",
                                "filters",
                                "compare dates, but not those of extrafields: a change of an extrafield alone is seen by reconcile")),
                found(
                        "a Dolibarr 17, which has neither orders nor shipments",
                        scene -> {
                            scene.dolibarr.setup().version("17.0.2");
                            scene.set("shop.main.stock", "virtual");
                        },
                        ok("Dolibarr", "version", "17.0.2"),
                        ok("Dolibarr", "filters", "compare dates"),
                        ok("Dolibarr", "database time zone", "compares at UTC+1"),
                        emptyList("orders"),
                        emptyList("shipments")),
                found(
                        "a Dolibarr 19 with a webhook, and a user who may not read stock",
                        scene -> {
                            scene.dolibarr.setup().version("19.0.2");
                            scene.dolibarr.faults().stockRight(false);
                            scene.set("webhook.port", "18099");
                            scene.set("webhook.secret", "0123456789abcdef0123456789");
                        },
                        wrong(
                                "Dolibarr",
                                "webhook",
                                "a webhook of Dolibarr 19 waits for its receiver, refuses addresses of its own machine, and undoes what a user does whenever it fails",
                                "remove its target in Dolibarr, and empty webhook.port: polls see every change within dolibarr.poll.period"),
                        wrong(
                                "Dolibarr",
                                "read stock",
                                "Dolibarr leaves the stock out of its products, without an error",
                                STOCK_RIGHT),
                        wrong(
                                "Dolibarr",
                                "warehouses",
                                "the API user may not read them (401)",
                                STOCK_RIGHT),
                        wrong(
                                "Dolibarr",
                                "stock movements",
                                "the API user may not read them (401)",
                                STOCK_RIGHT),
                        NO_MOVEMENT,
                        unknown(
                                "shop main",
                                "warehouse",
                                "Dolibarr's warehouses could not be read",
                                "")),
                found(
                        "a user of another entity",
                        scene -> {
                            scene.dolibarr.setup().version("19.0.2");
                            scene.set("dolibarr.entity", "7");
                        },
                        ok("Dolibarr", "url", "DOLIBARR answers"),
                        wrong(
                                "Dolibarr",
                                "key",
                                "Dolibarr refuses the API key (401)",
                                "check dolibarr.key and that the user is enabled, and dolibarr.entity: the user was looked for in entity 7"),
                        REST,
                        unknown(
                                "shop main",
                                "VAT rates",
                                "Dolibarr's products could not be read",
                                "")),
                found(
                        "something before it that loses filters",
                        scene -> scene.dolibarr.faults().always("filters-ignored"),
                        wrong(
                                "Dolibarr",
                                "filters",
                                "Dolibarr ignores filters",
                                "asked for products changed after 2037 it lists product 1. Every poll would read everything again, or nothing: look for a cache, a proxy or a rewrite rule before it that changes what follows the question mark of an address"),
                        NO_MOVEMENT),
                found(
                        "a user of another entity of a Dolibarr 17",
                        scene -> {
                            scene.dolibarr.setup().version("17.0.2");
                            scene.set("dolibarr.entity", "7");
                        },
                        ok("Dolibarr", "url", "DOLIBARR answers"),
                        wrong(
                                "Dolibarr",
                                "key",
                                "Dolibarr refuses the API key (503)",
                                "check dolibarr.key and that the user is enabled, and dolibarr.entity: the user was looked for in entity 7"),
                        REST,
                        unknown(
                                "shop main",
                                "VAT rates",
                                "Dolibarr's products could not be read",
                                "")),
                found(
                        "an administrator's key, which sees the currency",
                        scene -> scene.dolibarr.setup().administrator(true),
                        ok("endpoint main", "currency", "EUR on both sides")));
    }

    private static final CheckLine REST =
            unknown("Dolibarr", "the rest", "not asked, because of the line above", "");

    static Stream<Case> dolibarrRights() {
        return Stream.of(
                found(
                        "no right to products",
                        scene -> scene.dolibarr.faults().productRight(false),
                        wrong(
                                "Dolibarr",
                                "read products",
                                "the API user may not read them (403)",
                                "give the API user the right 'Read products' (produit lire, 31), and enable the module Products"),
                        unknown("Dolibarr", "read stock", "the API user may not read products", ""),
                        unknown(
                                "Dolibarr",
                                "price levels",
                                "Dolibarr forbids the API user to read products (403)",
                                "give the API user the right 'Read products' (produit lire, 31), and enable the module Products"),
                        unknown(
                                "Dolibarr",
                                "VAT rates",
                                "Dolibarr forbids the API user to read products (403)",
                                "give the API user the right 'Read products' (produit lire, 31), and enable the module Products"),
                        unknown(
                                "shop main",
                                "VAT rates",
                                "Dolibarr's products could not be read",
                                ""),
                        unknown(
                                "shop main",
                                "price level",
                                "Dolibarr's prices could not be read",
                                "")),
                found(
                        "no right to stock",
                        scene -> scene.dolibarr.faults().stockRight(false),
                        wrong(
                                "Dolibarr",
                                "read stock",
                                "Dolibarr leaves the stock out of its products, without an error",
                                STOCK_RIGHT),
                        wrong(
                                "Dolibarr",
                                "warehouses",
                                "the API user may not read them (403)",
                                STOCK_RIGHT),
                        wrong(
                                "Dolibarr",
                                "stock movements",
                                "the API user may not read them (403)",
                                STOCK_RIGHT),
                        NO_MOVEMENT,
                        unknown(
                                "shop main",
                                "warehouse",
                                "Dolibarr's warehouses could not be read",
                                "")),
                found(
                        "no right to see all customers",
                        scene -> {
                            scene.set("shop.main.stock", "virtual");
                            scene.dolibarr.addOrder(1, 1);
                            scene.dolibarr.faults().silentlyEmpty(true);
                        },
                        emptyList("orders"),
                        emptyList("shipments")),
                found(
                        "neither orders nor shipments",
                        scene -> {
                            scene.set("shop.main.stock", "virtual");
                            scene.dolibarr.setup().ordersRight(false);
                            scene.dolibarr.setup().shipmentsRight(false);
                        },
                        wrong(
                                "Dolibarr",
                                "orders",
                                "the API user may not read them (403)",
                                "give the API user the right 'Read sales orders' (commande lire, 81), and enable the module Sales orders; or set stock to physical"),
                        wrong(
                                "Dolibarr",
                                "shipments",
                                "the API user may not read them (403)",
                                "give the API user the right 'Read shipments' (expedition lire, 101), and enable the module Shipments; or set stock to physical")));
    }

    private static final CheckLine NO_MOVEMENT =
            unknown(
                    "Dolibarr",
                    "database time zone",
                    "no stock movement can be read to find it with: every poll looks at the last 14 hours",
                    "move a stock in Dolibarr, or set dolibarr.database-offset");

    private static CheckLine emptyList(String list) {
        return unknown(
                "Dolibarr",
                list,
                "the list is empty: either there are none, or the API user does not see all customers",
                "give the API user the right 'Extend access to all third parties' (societe client voir, 262), unless there are really none");
    }

    static Stream<Case> catalogue() {
        return Stream.of(
                found(
                        "a price level without prices",
                        scene -> {
                            scene.dolibarr.deleteProduct(1);
                            scene.product(
                                    "B", "12.00", Map.of("multiprices_ttc", Map.of("1", "12")));
                            scene.set("shop.main.price-level", "2");
                        },
                        wrong(
                                "shop main",
                                "price level",
                                "none of the 1 products looked at has a price at level 2",
                                "give products a price at that level, or correct shop.main.price-level")),
                found(
                        "prices that contradict their VAT",
                        scene -> {
                            long b = scene.product("B", "12.00");
                            scene.dolibarr.importPrice(
                                    b, 1, Map.of("price", "10", "price_ttc", "13"));
                            scene.dolibarr.importPrice(
                                    scene.product("C", "12.00"), 2, Map.of("price_ttc", "13"));
                        },
                        wrong(
                                "shop main",
                                "prices",
                                "1 of 3 products looked at are held, because their two prices contradict their VAT: B costs 10.00 without and 13.00 with tax at 20 %",
                                "save their prices again in Dolibarr")),
                found(
                        "a shop that adds no tax",
                        scene -> scene.shop.configure("PS_TAX", "0"),
                        wrong(
                                "shop main",
                                "taxes",
                                "the shop adds no tax: products with VAT are held, because it would ask their price without tax",
                                "enable tax in International > Taxes")),
                found(
                        "a VAT rate without a group",
                        scene -> {
                            scene.product("B", "10.00", taxed("8.5"));
                            scene.product("C", "10.00", taxed("8.5"));
                            scene.product("D", "10.00", taxed("5.5"));
                        },
                        wrong(
                                "shop main",
                                "VAT rates",
                                "2 products on sale have VAT at 8.5 %, for which the shop has no tax rules group in its country",
                                "add one in International > Taxes, or set shop.main.tax-rules-groups to 8.5:ID")),
                found(
                        "an empty catalogue",
                        scene -> scene.dolibarr.deleteProduct(1),
                        unknown(
                                "Dolibarr",
                                "read stock",
                                "Dolibarr has no product yet to read the stock of",
                                "check again when there is one"),
                        unknown(
                                "shop main",
                                "price level",
                                "Dolibarr has no product on sale yet to see prices of",
                                "check again when there is one"),
                        unknown(
                                "shop main",
                                "VAT rates",
                                "Dolibarr has no product on sale yet to see rates of",
                                "check again when there is one")));
    }

    private static Map<String, Object> taxed(String rate) {
        return Map.of(
                "tva_tx", rate, "multiprices_tva_tx", Map.of("1", rate, "2", rate, "3", rate));
    }

    static Stream<Case> clocks() {
        return Stream.of(
                found(
                        "an offset that is not the database's",
                        scene -> scene.set("dolibarr.database-offset", "0"),
                        wrong(
                                "Dolibarr",
                                "database time zone",
                                "compares at UTC+1, and dolibarr.database-offset is 0 s",
                                "empty dolibarr.database-offset: it is found by itself")),
                found(
                        "a database in another zone",
                        scene -> {
                            scene.dolibarr.setup().databaseZone(java.time.ZoneId.of("-03:30"));
                            scene.set("dolibarr.database-offset", "-12600");
                        },
                        ok("Dolibarr", "database time zone", "compares at UTC-3:30")));
    }

    static Stream<Case> shop() {
        return Stream.of(
                found(
                        "nobody at the shop's address",
                        scene -> scene.set("endpoint.main.url", "http://127.0.0.1:1"),
                        wrong(
                                "endpoint main",
                                "url",
                                "The shop cannot be reached: HttpHostConnectException Connect to http://127.0.0.1:1 failed: Connection refused",
                                "check the URL, that the server runs, and that no firewall is in between"),
                        SHOP_REST),
                found(
                        "another host than the shop's own",
                        scene ->
                                scene.set(
                                        "endpoint.main.url",
                                        scene.shop.url().replace("127.0.0.1", "localhost")),
                        wrong(
                                "endpoint main",
                                "url",
                                "LOCALHOST is redirected (302): the shop's own address is SHOP",
                                "set endpoint.main.url to it, or the shop's domain in Shop Parameters > Traffic & SEO"),
                        SHOP_REST),
                found(
                        "a switched off Webservice",
                        scene -> scene.shop.faults().disabled(true),
                        ok("endpoint main", "url", "SHOP answers"),
                        wrong(
                                "endpoint main",
                                "Webservice",
                                "The shop's Webservice is switched off",
                                "enable it in Advanced Parameters > Webservice"),
                        SHOP_REST),
                found(
                        "a revoked key",
                        scene -> scene.shop.faults().revokeKey(true),
                        ok("endpoint main", "url", "SHOP answers"),
                        wrong(
                                "endpoint main",
                                "key",
                                "The shop refuses the key",
                                "check it, and that it is enabled in Advanced Parameters > Webservice"),
                        SHOP_REST),
                found(
                        "a web server that keeps the key",
                        scene -> scene.shop.setup().dropKey(true),
                        ok("endpoint main", "url", "SHOP answers"),
                        wrong(
                                "endpoint main",
                                "key",
                                "the shop says that no key came along (401): its web server keeps the header Authorization from PHP",
                                "with Apache and CGI or FPM add 'CGIPassAuth On', or 'SetEnvIf Authorization \"(.*)\" HTTP_AUTHORIZATION=$1', to the shop's .htaccess; with nginx 'fastcgi_param HTTP_AUTHORIZATION $http_authorization'"),
                        SHOP_REST),
                found(
                        "a version that was not tried",
                        scene -> scene.shop.setup().version("1.6.1.24"),
                        unknown(
                                "endpoint main",
                                "version",
                                "1.6.1.24: Caravane was tried with 8.0 to 9.0",
                                "try it on a copy first")),
                found(
                        "a version without PATCH",
                        scene -> scene.shop.setup().patch(false),
                        ok(
                                "endpoint main",
                                "PATCH",
                                "this version does not have it: each product is read, merged and put, which is slower"),
                        ok("endpoint main", "products", "GET, POST, PUT")));
    }

    private static final CheckLine SHOP_REST =
            unknown("endpoint main", "the rest", "not asked, because of the line above", "");

    static Stream<Case> named() {
        return Stream.of(
                found(
                        "settings that name what there is not",
                        scene -> {
                            scene.shop.setup().removeLanguage("fr");
                            scene.set("shop.main.category", "99");
                            scene.set("shop.main.tax-rules-groups", "20:77");
                            scene.set("shop.main.warehouse", "9");
                            scene.set("shop.main.price-level", "5");
                        },
                        wrong(
                                "shop main",
                                "language",
                                "the shop has no language fr, but en",
                                "add it in International > Localization > Languages, or correct shop.main.language"),
                        wrong(
                                "shop main",
                                "category",
                                "the shop has no category with the id 99",
                                "set shop.main.category to an id of Catalog > Categories"),
                        wrong(
                                "shop main",
                                "tax rules groups",
                                "the group 77, set for VAT at 20 %, is not in the shop or switched off there",
                                "correct shop.main.tax-rules-groups, or the mapping in the store"),
                        wrong(
                                "shop main",
                                "warehouse",
                                "Dolibarr has no warehouse with the id 9, but 1 PARIS, 2 LYON",
                                "correct shop.main.warehouse"),
                        wrong(
                                "shop main",
                                "price level",
                                "none of the 1 products looked at has a price at level 5",
                                "set shop.main.price-level to one of [1, 2, 3]")),
                found(
                        "settings that name what is switched off",
                        scene -> {
                            scene.shop.setup().deactivateLanguage("fr");
                            scene.dolibarr.addWarehouse("FERME", false);
                            scene.set("shop.main.warehouse", "3");
                            scene.dolibarr.setup().priceLevels(false);
                        },
                        wrong(
                                "shop main",
                                "language",
                                "fr is switched off in the shop: nobody reads its texts",
                                "enable it in International > Localization > Languages, or correct shop.main.language"),
                        wrong(
                                "shop main",
                                "warehouse",
                                "3 FERME is closed in Dolibarr",
                                "open it, or set shop.main.warehouse to another"),
                        wrong(
                                "shop main",
                                "price level",
                                "1 is set, and Dolibarr shows no price levels: each product's own price is taken",
                                "switch multiprices on in Dolibarr's module Products and give prices by level, or empty shop.main.price-level")),
                found(
                        "a country that the shop lacks, and no price level set",
                        scene -> {
                            scene.set("shop.main.country", "CH");
                            scene.set("shop.main.price-level", "");
                        },
                        wrong(
                                "shop main",
                                "country",
                                "The shop has no country CH",
                                "correct the shop's country setting"),
                        wrong(
                                "shop main",
                                "tax rules groups",
                                "The shop has no country CH",
                                "correct the shop's country setting"),
                        WITHOUT_GROUPS,
                        wrong(
                                "shop main",
                                "price level",
                                "Dolibarr has price levels, and none is set: such products are held",
                                "set shop.main.price-level to one of [1, 2, 3]")),
                found(
                        "what only a check would read",
                        scene ->
                                List.of("categories", "currencies")
                                        .forEach(list -> scene.shop.setup().forbid(list + ":get")),
                        unreadable("shop main", "category", "categories"),
                        unreadable("endpoint main", "currency", "currencies")));
    }

    /** Each resource and method that is needed, taken away alone. */
    static Stream<Case> permissions() {
        Case writes =
                found(
                        "products and stock not ticked",
                        scene -> {
                            scene.shop.setup().forbid("products:get");
                            scene.shop.setup().forbid("products:post");
                            scene.shop.setup().forbid("stock_availables:get");
                        },
                        untickedLine("products", "GET, POST"),
                        unreadable("endpoint main", "limits", "products"),
                        untickedLine("stock_availables", "GET"));
        Case configurations =
                found(
                        "configurations not ticked",
                        scene -> scene.shop.setup().forbid("configurations:get"),
                        untickedLine("configurations", "GET"),
                        unreadable("endpoint main", "defaults", "configurations"),
                        withoutList("endpoint main", "currency"),
                        withoutList("shop main", "language"),
                        withoutList("shop main", "country"),
                        withoutList("shop main", "tax rules groups"),
                        WITHOUT_GROUPS);
        Case lists =
                found(
                        "lists not ticked",
                        scene ->
                                List.of(
                                                "languages",
                                                "countries",
                                                "tax_rule_groups",
                                                "tax_rules",
                                                "taxes")
                                        .forEach(list -> scene.shop.setup().forbid(list + ":get")),
                        untickedLine("languages", "GET"),
                        untickedLine("countries", "GET"),
                        untickedLine("tax_rule_groups", "GET"),
                        untickedLine("tax_rules", "GET"),
                        untickedLine("taxes", "GET"),
                        unreadable("endpoint main", "languages", "languages"),
                        unreadable("endpoint main", "countries", "countries"),
                        unreadable("endpoint main", "taxes", "tax_rule_groups"),
                        withoutList("shop main", "language"),
                        withoutList("shop main", "country"),
                        withoutList("shop main", "tax rules groups"),
                        WITHOUT_GROUPS);
        Case patch =
                found(
                        "PATCH not ticked",
                        scene -> scene.shop.setup().forbid("products:patch"),
                        ok(
                                "endpoint main",
                                "PATCH",
                                "the shop has it, and the key may not use it for products and stock_availables: each product is read, merged and put, which is slower"),
                        ok("endpoint main", "stock_availables", "GET, PUT"));
        Case neither =
                found(
                        "neither PATCH nor PUT ticked",
                        scene -> {
                            scene.shop.setup().forbid("stock_availables:patch");
                            scene.shop.setup().forbid("stock_availables:put");
                        },
                        wrong(
                                "endpoint main",
                                "stock_availables",
                                "the key may not PATCH",
                                TICK.formatted("PATCH", "stock_availables")));
        return Stream.of(writes, configurations, lists, patch, neither);
    }

    private static CheckLine untickedLine(String resource, String methods) {
        return wrong(
                "endpoint main",
                resource,
                "the key may not " + methods,
                TICK.formatted(methods, resource));
    }

    private static CheckLine unreadable(String subject, String check, String resource) {
        return unknown(
                subject,
                check,
                "the key may not GET " + resource,
                "tick it in Advanced Parameters > Webservice > the key");
    }

    private static CheckLine withoutList(String subject, String check) {
        return unknown(subject, check, "the shop's lists that it needs could not be read", "");
    }

    private static final CheckLine WITHOUT_GROUPS =
            unknown("shop main", "VAT rates", "the shop's tax rules groups could not be read", "");

    static Stream<Case> scopes() {
        return Stream.of(
                found(
                        "several shops, and none named",
                        scene -> scene.shop.setup().shops(2),
                        wrong(
                                "endpoint main",
                                "multistore",
                                "is on, with the shops 1 RealShop, 2 Shop 2, and the settings do not say which is meant",
                                "set shop.NAME.id-shop for each shop of this endpoint")),
                found(
                        "several shops that may not be listed",
                        scene -> {
                            scene.shop.setup().shops(2);
                            scene.shop.setup().forbid("shops:get");
                        },
                        unknown(
                                "endpoint main",
                                "multistore",
                                "the key may not GET shops",
                                "tick it in Advanced Parameters > Webservice > the key")),
                found(
                        "several shops, one named",
                        scene -> {
                            scene.shop.setup().shops(2);
                            scene.set("shop.main.id-shop", "2");
                        },
                        ok(
                                "endpoint main",
                                "multistore",
                                "is on, with the shops 1 RealShop, 2 Shop 2"),
                        ok("shop main", "id shop", "2 is open to the key")),
                found(
                        "a shop that there is not",
                        scene -> scene.set("shop.main.id-shop", "7"),
                        wrong(
                                "shop main",
                                "id shop",
                                "the installation has no shop with that id (302)",
                                "correct shop.main.id-shop: the ids are in Advanced Parameters > Multistore")));
    }

    private static CheckLine plain(CheckLine line, Scene scene) {
        return new CheckLine(
                line.subject(),
                line.check(),
                line.state(),
                line.sentence()
                        .replace(scene.dolibarr.url(), "DOLIBARR")
                        .replace(scene.shop.url(), "SHOP")
                        .replace(scene.shop.url().replace("127.0.0.1", "localhost"), "LOCALHOST"),
                line.remedy());
    }

    private static Case found(String name, Consumer<Scene> broken, CheckLine... expected) {
        return new Case(name, broken, List.of(expected));
    }

    private static CheckLine ok(String subject, String check, String sentence) {
        return CheckLine.ok(subject, check, sentence);
    }

    private static CheckLine wrong(String subject, String check, String sentence, String remedy) {
        return CheckLine.wrong(subject, check, sentence, remedy);
    }

    private static CheckLine unknown(String subject, String check, String sentence, String remedy) {
        return CheckLine.cannotTell(subject, check, sentence, remedy);
    }
}
