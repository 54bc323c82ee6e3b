package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caravane.model.CatalogueUse;
import org.caravane.model.CheckLine;
import org.caravane.model.CheckLine.State;
import org.caravane.model.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What Dolibarr's answers say of its setup (contract sections 1 to 3 and 5). The first question,
 * GET /status, needs nothing but a key; those after it need a right each.
 */
public final class DolibarrChecks {
    /** Whose lines these are. */
    public static final String SUBJECT = "Dolibarr";

    private static final String CURRENCY = "currency";
    private static final String READ_STOCK = "read stock";

    private static final String READ_STOCKS =
            "give the API user the right 'Read stocks' (stock lire, 1001), and enable the module Stocks";

    /** The right that each question needs; the others need none of their own. */
    private static final Map<String, String> RIGHTS =
            Map.of(
                    "read products",
                    "give the API user the right 'Read products' (produit lire, 31), and enable the module Products",
                    READ_STOCK,
                    READ_STOCKS,
                    "warehouses",
                    READ_STOCKS,
                    "stock movements",
                    READ_STOCKS,
                    "orders",
                    "give the API user the right 'Read sales orders' (commande lire, 81), and enable the module Sales orders; or set stock to physical",
                    "shipments",
                    "give the API user the right 'Read shipments' (expedition lire, 101), and enable the module Shipments; or set stock to physical");

    /** The answer of GET /status: address, module, key and version. */
    public List<CheckLine> answered(JsonNode status, String url) {
        String version = status.path("success").path("dolibarr_version").asText("");
        return List.of(
                CheckLine.ok(SUBJECT, "url", url + " answers"),
                CheckLine.ok(SUBJECT, "REST API", "the module is enabled"),
                CheckLine.ok(SUBJECT, "key", "is accepted"),
                version.matches("(19|23)\\..*")
                        ? CheckLine.ok(SUBJECT, "version", version)
                        : CheckLine.cannotTell(
                                SUBJECT,
                                "version",
                                (version.isEmpty() ? "Dolibarr does not tell it" : version)
                                        + ": Caravane was tried with 19 and 23",
                                "try it on a copy first"));
    }

    /**
     * GET /status was not answered as it should: nothing else is worth asking.
     *
     * @param status of the answer, null when there was none
     * @param location where it redirects to, null when it does not
     */
    public List<CheckLine> refused(
            @Nullable Integer status, @Nullable String location, String url, Failure failure) {
        List<CheckLine> lines = new ArrayList<>();
        if (status == null) {
            lines.add(unreached("url", failure));
        } else if (location != null && status >= 300 && status < 400) {
            lines.add(
                    CheckLine.wrong(
                            SUBJECT,
                            "url",
                            "%s redirects to %s (%d)".formatted(url, location, status),
                            "set dolibarr.url to the address it redirects to, without what follows index.php"));
        } else if (status == 401) {
            lines.add(CheckLine.ok(SUBJECT, "url", url + " answers"));
            lines.add(CheckLine.told(SUBJECT, "key", State.WRONG, failure.sentence()));
        } else {
            boolean module = failure.sentence().contains("module is switched off");
            lines.add(
                    CheckLine.told(
                            SUBJECT, module ? "REST API" : "url", State.WRONG, failure.sentence()));
        }
        lines.add(
                CheckLine.cannotTell(
                        SUBJECT, "the rest", "not asked, because of the line above", ""));
        return lines;
    }

    /**
     * A later question was not answered.
     *
     * @param status of the answer, null when there was none
     */
    public List<CheckLine> failed(String check, @Nullable Integer status, Failure failure) {
        // that only administrators may read the currency is said where the shop's is told
        if (check.equals(CURRENCY)) {
            return List.of();
        }
        boolean forbidden = status != null && (status == 401 || status == 403);
        String right = RIGHTS.get(check);
        if (check.equals(READ_STOCK) && forbidden) {
            // without the right to stock it is left out; with 403 it is the products' right
            return List.of(
                    CheckLine.cannotTell(SUBJECT, check, "the API user may not read products", ""));
        }
        if (right != null && forbidden) {
            // before Dolibarr 20 a missing right is a 401; the key was accepted just now
            return List.of(
                    CheckLine.wrong(
                            SUBJECT,
                            check,
                            "the API user may not read them (%d)".formatted(status),
                            right));
        }
        if (failure.code().equals("unreachable")) {
            return List.of(unreached(check, failure));
        }
        State state = right == null && forbidden ? State.CANNOT_TELL : State.WRONG;
        return List.of(CheckLine.told(SUBJECT, check, state, failure.sentence()));
    }

    /** A list that could be read. */
    public List<CheckLine> read(String check) {
        return List.of(CheckLine.ok(SUBJECT, check, "can be read"));
    }

    /** One product read with {@code includestockdata=1}, if there is any. */
    public List<CheckLine> stock(JsonNode page) {
        Pages.requireList("product", page);
        if (page.isEmpty()) {
            return List.of(
                    CheckLine.cannotTell(
                            SUBJECT,
                            READ_STOCK,
                            "Dolibarr has no product yet to read the stock of",
                            "check again when there is one"));
        }
        boolean told = page.path(0).has("stock_reel") && page.path(0).has("stock_warehouse");
        return List.of(
                told
                        ? CheckLine.ok(SUBJECT, READ_STOCK, "products tell it")
                        : CheckLine.wrong(
                                SUBJECT,
                                READ_STOCK,
                                "Dolibarr leaves the stock out of its products, without an error",
                                READ_STOCKS));
    }

    /**
     * A list of which nothing is seen without the right to see all customers, and without a word.
     *
     * @param check {@code orders} or {@code shipments}
     */
    public List<CheckLine> documents(String check, JsonNode page) {
        Pages.requireList(check, page);
        return List.of(
                page.isEmpty()
                        ? CheckLine.cannotTell(
                                SUBJECT,
                                check,
                                "the list is empty: either there are none, or the API user does not see all customers",
                                "give the API user the right 'Extend access to all third parties' (societe client voir, 262), unless there are really none")
                        : CheckLine.ok(SUBJECT, check, "can be read"));
    }

    /** Which price levels a page of products shows, and which of their prices are impossible. */
    public CatalogueUse use(JsonNode page) {
        return CataloguePrices.use(page);
    }

    /** The currency of GET /setup/company, which only an administrator may read; may be empty. */
    public String currency(JsonNode company) {
        return company.path("currency_code").asText("");
    }

    /** Where the search for VAT rates in use begins. */
    public RatesInUse noRates() {
        return RatesInUse.NONE;
    }

    /** The search, with the first product that has another rate, or none. */
    public RatesInUse found(RatesInUse rates, JsonNode page) {
        return rates.found(page);
    }

    /** The search, with the number of products that have the rate found last. */
    public RatesInUse counted(RatesInUse rates, int number) {
        return rates.counted(number);
    }

    private static CheckLine unreached(String check, Failure failure) {
        boolean tls = failure.sentence().contains("SSL");
        return CheckLine.wrong(
                SUBJECT,
                check,
                failure.sentence(),
                tls
                        ? "install a certificate on Dolibarr's server that is valid for this host and signed by an authority that this machine trusts"
                        : "check dolibarr.url, that the server runs, and that no firewall is in between");
    }
}
