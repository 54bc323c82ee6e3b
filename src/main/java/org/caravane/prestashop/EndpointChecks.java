package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caravane.model.CheckLine;
import org.caravane.model.CheckLine.State;
import org.caravane.model.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What GET /api/ says of an installation: whether it can be reached, with which key, and what the
 * key may do (contract section 1). Nothing else is worth asking when it fails.
 */
public final class EndpointChecks {
    private static final String WHERE =
            "tick %s of %s in Advanced Parameters > Webservice > the key";
    private static final Pattern ERROR_CODE =
            Pattern.compile("<code>(?:<!\\[CDATA\\[)?(\\d{1,6})(?:]]>)?</code>");
    private static final String ID_SHOP = "id shop";
    private static final String TRIED = "(8|9)\\..*";

    /** Of a line on a question that is worth asking only for this check. */
    private static final List<String> EXTRAS =
            List.of("category", "currency", "limits", "multistore");

    /**
     * The same, and whether blank space came before the document.
     *
     * @param startsBlank which is read over, and tells of a file that prints
     */
    public List<CheckLine> answered(
            String subject, String url, @Nullable String version, boolean startsBlank) {
        List<CheckLine> lines = new ArrayList<>(answered(subject, url, version));
        if (startsBlank) {
            lines.add(
                    CheckLine.ok(
                            subject,
                            "blank space",
                            "a file of the shop (configuration, module or override) prints a blank line or a byte order mark before each answer; it is read over here, and may break other programs"));
        }
        return lines;
    }

    /** The root document was answered: address, switch, key and version. */
    public List<CheckLine> answered(String subject, String url, @Nullable String version) {
        String told = version == null ? "" : version;
        return List.of(
                CheckLine.ok(subject, "url", url + " answers, and is the shop's own address"),
                CheckLine.ok(subject, "Webservice", "is enabled"),
                CheckLine.ok(subject, "key", "is accepted"),
                told.matches(TRIED)
                        ? CheckLine.ok(subject, "version", told)
                        : CheckLine.cannotTell(
                                subject,
                                "version",
                                (told.isEmpty() ? "the shop does not tell it" : told)
                                        + ": Caravane was tried with 8.0 to 9.0",
                                "try it on a copy first"));
    }

    /** A line for each resource: which of the methods that are needed the key may use. */
    public List<CheckLine> permissions(String subject, JsonNode root) {
        JsonNode api = root.path("api");
        boolean patches = both(api, "patch");
        boolean knowsPatch = api.path("products").has("patch");
        String update = patches || (knowsPatch && !both(api, "put")) ? "patch" : "put";
        List<CheckLine> lines = new ArrayList<>();
        Capabilities.NEEDED.forEach(
                (resource, methods) -> {
                    List<String> needed = new ArrayList<>(methods);
                    if (resource.equals("products") || resource.equals("stock_availables")) {
                        needed.add(update);
                    }
                    lines.add(permission(subject, resource, needed, api));
                });
        lines.add(patch(subject, patches, knowsPatch));
        return lines;
    }

    private static CheckLine permission(
            String subject, String resource, List<String> needed, JsonNode api) {
        List<String> missing =
                needed.stream()
                        .filter(method -> !Capabilities.allows(api, resource, method))
                        .toList();
        return missing.isEmpty()
                ? CheckLine.ok(subject, resource, upper(needed))
                : CheckLine.wrong(
                        subject,
                        resource,
                        "the key may not %s".formatted(upper(missing)),
                        WHERE.formatted(upper(missing), resource));
    }

    private static boolean both(JsonNode api, String method) {
        return Capabilities.allows(api, "products", method)
                && Capabilities.allows(api, "stock_availables", method);
    }

    private static CheckLine patch(String subject, boolean patches, boolean knowsPatch) {
        if (patches) {
            return CheckLine.ok(subject, "PATCH", "only what changes is sent");
        }
        return knowsPatch
                ? CheckLine.ok(
                        subject,
                        "PATCH",
                        "the shop has it, and the key may not use it for products and stock_availables: each product is read, merged and put, which is slower")
                : CheckLine.ok(
                        subject,
                        "PATCH",
                        "this version does not have it: each product is read, merged and put, which is slower");
    }

    /**
     * Returns when the key may read a resource.
     *
     * @throws Unknowable otherwise
     */
    public void requireRead(JsonNode root, String resource) {
        if (!Capabilities.allows(root.path("api"), resource, "get")) {
            throw new Unknowable(
                    "the key may not GET %s: tick it in Advanced Parameters > Webservice > the key"
                            .formatted(resource));
        }
    }

    /**
     * The root document was not answered.
     *
     * @param status of the answer, null when there was none
     * @param location where it redirects to, null when it does not
     * @param answer its body
     */
    public List<CheckLine> refused(
            String subject,
            String url,
            @Nullable Integer status,
            @Nullable String location,
            @Nullable String answer,
            Failure failure) {
        List<CheckLine> lines = new ArrayList<>();
        Optional<Integer> code = code(answer == null ? "" : answer);
        if (status == null) {
            lines.add(unreached(subject, "url", failure));
        } else if (status >= 300 && status < 400) {
            lines.add(redirected(subject, url, status, location == null ? "" : location));
        } else if (code.isPresent() && code.get() == 22) {
            lines.add(CheckLine.ok(subject, "url", url + " answers"));
            lines.add(CheckLine.told(subject, "Webservice", State.WRONG, failure.sentence()));
        } else if (status == 401) {
            lines.add(CheckLine.ok(subject, "url", url + " answers"));
            lines.add(unauthorized(subject, code, failure));
        } else if (status == 403 && code.isPresent()) {
            lines.add(CheckLine.ok(subject, "url", url + " answers"));
            lines.add(
                    CheckLine.wrong(
                            subject,
                            "key",
                            failure.sentence(),
                            "tick the shop in Advanced Parameters > Webservice > the key"));
        } else {
            lines.add(CheckLine.told(subject, "url", State.WRONG, failure.sentence()));
        }
        lines.add(
                CheckLine.cannotTell(
                        subject, "the rest", "not asked, because of the line above", ""));
        return lines;
    }

    /** A key that does not even arrive is answered without an error code (recording 001). */
    private static CheckLine unauthorized(String subject, Optional<Integer> code, Failure failure) {
        return code.isEmpty()
                ? CheckLine.wrong(
                        subject,
                        "key",
                        "the shop says that no key came along (401): its web server keeps the header Authorization from PHP",
                        "with Apache and CGI or FPM add 'CGIPassAuth On', or 'SetEnvIf Authorization \"(.*)\" HTTP_AUTHORIZATION=$1', to the shop's .htaccess; with nginx 'fastcgi_param HTTP_AUTHORIZATION $http_authorization'")
                : CheckLine.told(
                        subject,
                        "key",
                        State.WRONG,
                        failure.sentence().replaceFirst(" \\(the shop says.*\\)$", ""));
    }

    /** Where the shop sends us tells which address it believes to have. */
    private static CheckLine redirected(String subject, String url, int status, String location) {
        Optional<String> shop = origin(location);
        String property = "endpoint." + subject.replaceFirst("^endpoint ", "") + ".url";
        if (shop.isEmpty()) {
            return CheckLine.wrong(
                    subject,
                    "url",
                    "%s is redirected (%d)".formatted(url, status),
                    "set %s to the shop's exact domain and port".formatted(property));
        }
        return shop.equals(origin(url))
                ? CheckLine.wrong(
                        subject,
                        "url",
                        "%s is redirected to itself (%d): the web server tells PHP another Host than was asked for"
                                .formatted(url, status),
                        "where nginx's fastcgi_params set HTTP_HOST to $host, which drops the port, set it to $http_host; behind a proxy, pass the Host on")
                : CheckLine.wrong(
                        subject,
                        "url",
                        "%s is redirected (%d): the shop's own address is %s"
                                .formatted(url, status, shop.get()),
                        "set %s to it, or the shop's domain in Shop Parameters > Traffic & SEO"
                                .formatted(property));
    }

    /** {@code https://shop.example.com:8443} of a whole address. */
    private static Optional<String> origin(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getScheme() == null || uri.getRawAuthority() == null
                    ? Optional.empty()
                    : Optional.of(uri.getScheme() + "://" + uri.getRawAuthority());
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /**
     * A later question was not answered. What Caravane asks itself too is wrong then; of what only
     * this check asks, and of what the key may not read, nobody can tell.
     *
     * @param status of the answer, null when there was none
     */
    public CheckLine failed(
            String subject, String check, @Nullable Integer status, Failure failure) {
        if (failure.code().equals(Unknowable.CODE) || EXTRAS.contains(check)) {
            return CheckLine.told(subject, check, State.CANNOT_TELL, failure.sentence());
        }
        if (status != null && status == 302 && check.equals(ID_SHOP)) {
            return CheckLine.wrong(
                    subject,
                    check,
                    "the installation has no shop with that id (302)",
                    "correct %s.id-shop: the ids are in Advanced Parameters > Multistore"
                            .formatted(subject.replace(' ', '.')));
        }
        return status == null && failure.code().equals("unreachable")
                ? unreached(subject, check, failure)
                : CheckLine.told(subject, check, State.WRONG, failure.sentence());
    }

    private static CheckLine unreached(String subject, String check, Failure failure) {
        boolean tls = failure.sentence().contains("SSL");
        return CheckLine.wrong(
                subject,
                check,
                failure.sentence(),
                tls
                        ? "install a certificate on the shop's server that is valid for this host and signed by an authority that this machine trusts"
                        : "check the URL, that the server runs, and that no firewall is in between");
    }

    private static Optional<Integer> code(String answer) {
        return ERROR_CODE
                .matcher(answer)
                .results()
                .findFirst()
                .map(found -> Integer.valueOf(found.group(1)));
    }

    private static String upper(List<String> methods) {
        return String.join(", ", methods).toUpperCase(Locale.ROOT);
    }
}
