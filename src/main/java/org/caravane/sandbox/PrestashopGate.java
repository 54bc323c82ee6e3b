package org.caravane.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is looked at before any resource: host and shop, the switch of the webservice, the key, the
 * method (section 1; recordings 001 to 015).
 */
final class PrestashopGate {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private final String url;
    private final PrestashopSandbox.Options options;
    private final PrestashopFaults faults;
    private final PrestashopSetup setup;

    PrestashopGate(
            String url,
            PrestashopSandbox.Options options,
            PrestashopFaults faults,
            PrestashopSetup setup) {
        this.url = url;
        this.options = options;
        this.faults = faults;
        this.setup = setup;
    }

    /** The answer of a request that does not get in. */
    Optional<WebserviceReply> stop(
            String host,
            String authorization,
            String path,
            WebserviceQuery query,
            String raw,
            boolean json) {
        boolean shopGiven = query.has("id_shop");
        boolean home = url.equals("http://" + host) || shopGiven;
        if (!home || (shopGiven && !setup.hasShop(query.get("id_shop")))) {
            String location = url + "/?url=" + path + (raw.isEmpty() ? "" : "&" + raw);
            return Optional.of(WebserviceReply.empty(302).with(Map.of("Location", location)));
        }
        try {
            check(key(setup.dropsKey() ? "" : authorization, query), query);
            return Optional.empty();
        } catch (WebserviceError error) {
            if (error.status() == 401 && error.entries().isEmpty()) {
                return Optional.of(
                        WebserviceReply.of(401, WebserviceReply.HTML, "401 Unauthorized")
                                .with(
                                        Map.of(
                                                "WWW-Authenticate",
                                                "Basic realm=\"Welcome to PrestaShop Webservice, please enter the authentication key"
                                                        + " as the login. No password required.\"")));
            }
            return Optional.of(error(error, json));
        }
    }

    private void check(Optional<String> key, WebserviceQuery query) throws WebserviceError {
        if (faults.isDisabled()) {
            throw new WebserviceError(
                    503,
                    22,
                    "The PrestaShop webservice is disabled. Please activate it in the PrestaShop Back Office");
        }
        if (key.isEmpty()) {
            throw WebserviceError.empty(401);
        }
        if (key.get().length() != 32) {
            throw new WebserviceError(401, 18, "Invalid authentication key format");
        }
        if (faults.strikes(SandboxFaults.REVOKED) || !key.get().equals(options.key())) {
            throw new WebserviceError(
                    401,
                    List.of(
                            new WebserviceError.Entry(20, "Authentification key is not active"),
                            new WebserviceError.Entry(
                                    21, "No permission for this authentication key")));
        }
        for (String group : List.of("id_shop_group", "id_group_shop")) {
            if (query.has(group) && !query.get(group).equals("1")) {
                throw new WebserviceError(500, 999, "This shop group doesn't have shops");
            }
        }
    }

    /** Whether the shop's own key came along, revoked or not. */
    boolean owns(String authorization, WebserviceQuery query) {
        return key(authorization, query).equals(Optional.of(options.key()));
    }

    void checkMethod(String method, WebserviceSchema schema) throws WebserviceError {
        checkKnown(method);
        if (!setup.permits(schema)) {
            throw new WebserviceError(
                    401,
                    26,
                    "Resource of type \""
                            + schema.resource()
                            + "\" is not allowed with this authentication key");
        }
        if (schema.resource().equals(PrestashopState.STOCKS)
                && Set.of("POST", "DELETE").contains(method)) {
            throw new WebserviceError(
                    405,
                    101,
                    "Method " + method + " is not allowed for the resource stock_availables");
        }
        if (!schema.methods().contains(method) || !setup.permits(schema.resource(), method)) {
            throw new WebserviceError(
                    405,
                    25,
                    "Method "
                            + method
                            + " is not allowed for the resource "
                            + schema.resource()
                            + " with this authentication key");
        }
    }

    void checkKnown(String method) throws WebserviceError {
        if (!METHODS.contains(method) || (method.equals("PATCH") && !setup.hasPatch())) {
            throw new WebserviceError(405, 23, "Method " + method + " is not valid");
        }
    }

    static WebserviceReply error(WebserviceError error, boolean json) {
        if (error.entries().isEmpty()) {
            return WebserviceReply.empty(error.status());
        }
        return json
                ? WebserviceReply.of(
                        error.status(),
                        WebserviceReply.JSON,
                        WebserviceJson.text(WebserviceJson.errors(error.entries())))
                : WebserviceReply.of(
                        error.status(), WebserviceReply.XML, WebserviceXml.errors(error.entries()));
    }

    private static Optional<String> key(String authorization, WebserviceQuery query) {
        if (query.has("ws_key")) {
            return Optional.of(query.get("ws_key"));
        }
        if (!authorization.startsWith("Basic ")) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(authorization.substring(6).strip());
            String user = new String(decoded, StandardCharsets.UTF_8).split(":", 2)[0];
            return user.isEmpty() ? Optional.empty() : Optional.of(user);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
