package org.caravane.sandbox;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * How a shop is set up, changed while it runs: what a merchant or a host may have done, where
 * {@link PrestashopFaults} is what breaks.
 */
public final class PrestashopSetup {
    private static final String LANGUAGES = "languages";

    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();
    private final Set<String> missingLanguages = ConcurrentHashMap.newKeySet();
    private final Set<String> inactiveLanguages = ConcurrentHashMap.newKeySet();
    private volatile boolean patch;
    private volatile String version = "8.2.1";
    private volatile boolean dropsKey;
    private volatile int shops = 1;
    private volatile boolean noticeOnWrites;
    private volatile boolean hidesSynopsis;

    PrestashopSetup(boolean patch) {
        this.patch = patch;
    }

    /** A method of a resource is not ticked for the key: {@code products:post}. */
    public void forbid(String right) {
        forbidden.add(right.toLowerCase(Locale.ROOT));
    }

    /** The end of {@link #forbid}. */
    public void permit(String right) {
        forbidden.remove(right.toLowerCase(Locale.ROOT));
    }

    /** The shop does not have the language with that iso code. */
    public void removeLanguage(String iso) {
        missingLanguages.add(iso);
    }

    /** The shop has that language and shows it to nobody. */
    public void deactivateLanguage(String iso) {
        inactiveLanguages.add(iso);
    }

    /** The end of {@link #removeLanguage} and {@link #deactivateLanguage}. */
    public void restoreLanguage(String iso) {
        missingLanguages.remove(iso);
        inactiveLanguages.remove(iso);
    }

    /** Whether its version has PATCH; false is like 1.7. */
    public void patch(boolean has) {
        patch = has;
    }

    /** What the header PSWS-Version tells. */
    public void version(String told) {
        version = told;
    }

    /** The web server keeps the header Authorization from PHP, so that no key arrives. */
    public void dropKey(boolean drops) {
        dropsKey = drops;
    }

    /** More than one: multistore is on. Products and stock stay those of shop 1. */
    public void shops(int number) {
        shops = number;
    }

    /** Every write is committed, then answered with a PHP warning: 500 with code 11. */
    public void noticeOnWrites(boolean on) {
        noticeOnWrites = on;
    }

    /** An override breaks the synopsis of products: an empty 500. */
    public void hideSynopsis(boolean hides) {
        hidesSynopsis = hides;
    }

    boolean hidesSynopsis() {
        return hidesSynopsis;
    }

    /** Whether the name is a switch of the setup, which is then set. */
    boolean set(String name, String value) {
        switch (name) {
            case "forbid" -> forbid(value);
            case "permit" -> permit(value);
            case "removeLanguage" -> removeLanguage(value);
            case "deactivateLanguage" -> deactivateLanguage(value);
            case "restoreLanguage" -> restoreLanguage(value);
            case "patch" -> patch(Boolean.parseBoolean(value));
            case "version" -> version(value);
            case "dropKey" -> dropKey(Boolean.parseBoolean(value));
            case "shops" -> shops(Integer.parseInt(value));
            case "noticeOnWrites" -> noticeOnWrites(Boolean.parseBoolean(value));
            case "hideSynopsis" -> hideSynopsis(Boolean.parseBoolean(value));
            default -> {
                return false;
            }
        }
        return true;
    }

    boolean hasPatch() {
        return patch;
    }

    String version() {
        return version;
    }

    boolean dropsKey() {
        return dropsKey;
    }

    boolean warnsAfterwards() {
        return noticeOnWrites;
    }

    boolean permits(String resource, String method) {
        return !forbidden.contains((resource + ":" + method).toLowerCase(Locale.ROOT));
    }

    /** Whether anything of the resource is permitted: otherwise the root does not list it. */
    boolean permits(WebserviceSchema schema) {
        return schema.methods().stream().anyMatch(method -> permits(schema.resource(), method));
    }

    boolean hasShop(String id) {
        return id.equals("all") || (id.matches("[1-9]\\d{0,4}") && Integer.parseInt(id) <= shops);
    }

    /** Ids of the languages that are switched on: the Webservice shows the texts of these. */
    List<String> shownLanguages(Collection<WebserviceRow> rows) {
        return rows.stream()
                .filter(row -> !inactiveLanguages.contains(row.get("iso_code")))
                .map(row -> Long.toString(row.id()))
                .toList();
    }

    /** A table as this setup makes it. */
    Collection<WebserviceRow> rows(String table, Collection<WebserviceRow> rows) {
        return switch (table) {
            case LANGUAGES ->
                    rows.stream()
                            .filter(row -> !missingLanguages.contains(row.get("iso_code")))
                            .map(this::language)
                            .toList();
            case "configurations" -> shops == 1 ? rows : with(rows, multistore());
            case "shops" -> shops == 1 ? rows : List.copyOf(shops(rows));
            default -> rows;
        };
    }

    private WebserviceRow language(WebserviceRow row) {
        return inactiveLanguages.contains(row.get("iso_code"))
                ? row.with(Map.of("active", "0"))
                : row;
    }

    private static Collection<WebserviceRow> with(
            Collection<WebserviceRow> rows, WebserviceRow more) {
        return Stream.concat(rows.stream(), Stream.of(more)).toList();
    }

    private static WebserviceRow multistore() {
        return PrestashopFixtures.row(
                63, "value=1;name=PS_MULTISHOP_FEATURE_ACTIVE;id_shop_group=;id_shop=");
    }

    private Collection<WebserviceRow> shops(Collection<WebserviceRow> rows) {
        WebserviceRow first = rows.iterator().next();
        return Stream.iterate(1L, id -> id <= shops, id -> id + 1)
                .map(id -> new WebserviceRow(id, first.fields(), first.associations()))
                .map(row -> row.id() == 1 ? row : row.with(Map.of("name", "Shop " + row.id())))
                .toList();
    }
}
