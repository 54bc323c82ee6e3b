package org.caravane.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * From a request to an answer in Dolibarr's own order: injection protection, module switched off,
 * unknown endpoint, route, key, parameters, right, object (contract section 1, recordings 01-24,
 * 44-51, 122-136, 150).
 */
final class DolibarrApi {
    private static final Set<String> ENDPOINTS =
            Set.of(
                    "status",
                    "products",
                    "stockmovements",
                    "warehouses",
                    "orders",
                    "shipments",
                    "setup");
    private static final Pattern INJECTION =
            Pattern.compile(
                    "\"|<script|union.+select|\\bselect\\b.+\\bfrom\\b|into\\s+(out|dump)file",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final DolibarrDesk desk;
    private final DolibarrFaults faults;
    private final DolibarrSetup setup;
    private final DolibarrProductApi products;
    private final DolibarrRecordsApi records;
    private final String key;

    DolibarrApi(DolibarrDesk desk, DolibarrFaults faults, DolibarrSetup setup, String key) {
        this.desk = desk;
        this.faults = faults;
        this.setup = setup;
        this.products = new DolibarrProductApi(desk, faults, setup);
        this.records = new DolibarrRecordsApi(desk, faults, setup);
        this.key = key;
    }

    DolibarrAnswer answer(DolibarrRequest request) {
        for (String value : request.parameters().values()) {
            if (INJECTION.matcher(value).find()) {
                return DolibarrAnswer.html(
                        403,
                        "Access refused to 127.0.0.1 by SQL or Script injection protection in"
                                + " main.inc.php:analyseVarsForSqlAndScriptsInjection type=1<br>\n"
                                + "Try to go back, fix data of your form and resubmit it.");
            }
        }
        if (faults.isApiDisabled()) {
            return DolibarrAnswer.html(
                    200,
                    "Module <b>Api</b> must be enabled.<br><br>To activate modules, go on setup"
                            + " Area (Home->Setup->Modules).");
        }
        if (!ENDPOINTS.contains(request.first())) {
            return DolibarrAnswer.html(501, "API not found (failed to include API file)");
        }
        try {
            return desk.transaction(() -> routed(request));
        } catch (DolibarrProblem problem) {
            return DolibarrAnswer.problem(problem);
        }
    }

    private DolibarrAnswer routed(DolibarrRequest request) {
        ObjectNode fields = request.fields();
        List<String> rest = request.path().subList(1, request.path().size());
        requireRoute(request, rest);
        authenticate(request);
        return switch (request.first()) {
            case "status" -> status();
            case "products" -> products.answer(request, rest, fields);
            case "stockmovements" -> records.movements(request, rest, fields);
            case "warehouses" -> records.warehouses(request, rest, fields);
            case "orders" -> records.orders(request, rest);
            case "setup" -> company();
            default -> records.shipments(request, rest);
        };
    }

    private static void requireRoute(DolibarrRequest request, List<String> rest) {
        if (request.first().equals("setup")) {
            if (!rest.equals(List.of("company"))) {
                throw DolibarrProblem.at("route", 404, "");
            }
            return;
        }
        boolean product = request.first().equals("products");
        boolean named = product && rest.size() == 2 && !DolibarrProductApi.isBelow(rest.get(1));
        boolean known =
                rest.isEmpty()
                        || (rest.size() == 1 && !request.first().equals("status"))
                        || (product && rest.size() == 2 && DolibarrProductApi.isBelow(rest.get(1)))
                        || (named && DolibarrProductApi.isName(rest.get(0)));
        if (!known) {
            throw DolibarrProblem.at("route", 404, "");
        }
        if (!methods(request.first(), rest).contains(request.method())) {
            throw DolibarrProblem.at("route", 405, "");
        }
        if (!rest.isEmpty() && !named && !rest.get(0).matches("-?\\d{1,15}")) {
            throw DolibarrProblem.at("route", 400, "invalid value specified for `id`");
        }
    }

    private static Set<String> methods(String first, List<String> rest) {
        if (first.equals("products") && rest.size() == 1) {
            return Set.of("GET", "PUT", "DELETE");
        }
        boolean writable = Set.of("products", "stockmovements", "warehouses").contains(first);
        return writable && rest.isEmpty() ? Set.of("GET", "POST") : Set.of("GET");
    }

    private void authenticate(DolibarrRequest request) {
        boolean bearer = setup.behaviour().takesBearer();
        if (request.key().isEmpty() || (request.bearer() && !bearer)) {
            throw DolibarrProblem.at(
                    "authenticate",
                    401,
                    bearer
                            ? "Failed to login to API. Neither parameter 'HTTP_DOLAPIKEY' nor"
                                    + " 'Authentication: Bearer' found on HTTP header (and no parameter"
                                    + " DOLAPIKEY in URL)."
                            : "Failed to login to API. No parameter 'HTTP_DOLAPIKEY' on HTTP header"
                                    + " (and no parameter DOLAPIKEY in URL).");
        }
        if (faults.strikes(SandboxFaults.REVOKED) || !request.key().orElseThrow().equals(key)) {
            throw notValid(request);
        }
        if (request.entity() != setup.entity()) {
            throw setup.behaviour().failsOnAnotherEntity()
                    ? DolibarrProblem.at(
                            "authenticate",
                            503,
                            "Error when fetching user :USERNOTFOUND (conf->entity="
                                    + request.entity()
                                    + ")")
                    : notValid(request);
        }
    }

    private DolibarrProblem notValid(DolibarrRequest request) {
        return DolibarrProblem.at(
                "authenticate",
                401,
                setup.behaviour().tellsWhyAKeyIsRefused()
                        ? "Error user not valid (not found with api key or bad status or bad validity"
                                + " dates) (conf->entity="
                                + request.entity()
                                + ")"
                        : "");
    }

    private DolibarrAnswer status() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("success")
                .put("code", 200)
                .put("dolibarr_version", setup.version())
                .put("access_locked", "0");
        return DolibarrAnswer.json(200, body);
    }

    /** For administrators alone (recording 85). */
    private DolibarrAnswer company() {
        if (!setup.isAdministrator()) {
            throw DolibarrProblem.forbidden();
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", "Les Halles du Réel")
                .put("country_code", "FR")
                .put("currency_code", "EUR");
        return DolibarrAnswer.json(200, body);
    }
}
