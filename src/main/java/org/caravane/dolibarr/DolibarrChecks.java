package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final String FILTERS = "filters";
    private static final String READ_STOCK = "read stock";

    /** The path whose right each question needs; the others need none of their own. */
    private static final Map<String, String> PATHS =
            Map.of(
                    "read products",
                    "products",
                    READ_STOCK,
                    "warehouses",
                    "warehouses",
                    "warehouses",
                    "stock movements",
                    "stockmovements",
                    "orders",
                    "orders",
                    "shipments",
                    "shipments");

    private static final Pattern MAJOR = Pattern.compile("([0-9]{1,3})\\..*");

    /** Before it, a target of the module Webhooks always waits for its receiver. */
    private static final int NON_BLOCKING_WEBHOOK = 20;

    private final boolean webhook;

    public DolibarrChecks() {
        this(false);
    }

    /**
     * @param webhook whether Caravane is set to be told of changes by Dolibarr
     */
    public DolibarrChecks(boolean webhook) {
        this.webhook = webhook;
    }

    /** The answer of GET /status: address, module, key and version. */
    public List<CheckLine> answered(JsonNode status, String url) {
        String version = status.path("success").path("dolibarr_version").asText("");
        List<CheckLine> lines = new ArrayList<>();
        lines.add(CheckLine.ok(SUBJECT, "url", url + " answers"));
        lines.add(CheckLine.ok(SUBJECT, "REST API", "the module is enabled"));
        lines.add(CheckLine.ok(SUBJECT, "key", "is accepted"));
        lines.add(
                version.matches("(17|19|23)\\..*")
                        ? CheckLine.ok(SUBJECT, "version", version)
                        : CheckLine.cannotTell(
                                SUBJECT,
                                "version",
                                (version.isEmpty() ? "Dolibarr does not tell it" : version)
                                        + ": Caravane was tried with 17, 19 and 23",
                                "try it on a copy first"));
        Matcher major = MAJOR.matcher(version);
        if (webhook && major.matches() && Integer.parseInt(major.group(1)) < NON_BLOCKING_WEBHOOK) {
            lines.add(
                    CheckLine.wrong(
                            SUBJECT,
                            "webhook",
                            "a webhook of Dolibarr %s waits for its receiver, refuses addresses of its own machine, and undoes what a user does whenever it fails"
                                    .formatted(major.group(1)),
                            "remove its target in Dolibarr, and empty webhook.port: polls see every change within dolibarr.poll.period"));
        }
        return lines;
    }

    /**
     * What was found out about its filters and answers.
     *
     * @param seesExtrafields see {@link DolibarrDialect#seesExtrafields}
     * @param blankBefore see {@link AnswerReader#sawBlankBefore}
     */
    public List<CheckLine> filters(boolean seesExtrafields, boolean blankBefore) {
        List<CheckLine> lines = new ArrayList<>();
        lines.add(
                CheckLine.ok(
                        SUBJECT,
                        FILTERS,
                        seesExtrafields
                                ? "compare dates"
                                : "compare dates, but not those of extrafields: a change of an extrafield alone is seen by reconcile"));
        if (blankBefore) {
            lines.add(
                    CheckLine.ok(
                            SUBJECT,
                            "answers",
                            "begin with blank space or a byte order mark, which is read over: a file of Dolibarr's, conf.php or a module's, prints it"));
        }
        return lines;
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
        } else if (failure.sentence().startsWith("Dolibarr refuses the API key")) {
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
        boolean forbidden = status != null && (status == 401 || status == 403);
        // that only administrators may read the currency is said where the shop's is told, and the
        // right to read products beside the filters
        if (check.equals(CURRENCY) || (check.equals(FILTERS) && forbidden)) {
            return List.of();
        }
        String right = PATHS.containsKey(check) ? DolibarrRights.of(PATHS.get(check)) : null;
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
                                DolibarrRights.STOCKS));
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
