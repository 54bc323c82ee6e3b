package org.caravane.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes products (section 3). The answer shows what was sent (recordings 048, 050), the shop keeps
 * what its database makes of it. PUT empties what is omitted except associations (051), PATCH keeps
 * it (052); in both a text replaces all its languages (053) and an association its whole set (054).
 */
final class PrestashopProducts {

    private static final WebserviceSchema SCHEMA = PrestashopProductSchema.PRODUCTS;
    private static final String CREATED = "date_add";

    private static final Set<String> IGNORED =
            Set.of(
                    "new",
                    "type",
                    CREATED,
                    "date_upd",
                    "position_in_category",
                    "quantity",
                    "manufacturer_name",
                    "id_default_combination",
                    "id_default_image");
    private static final Set<String> REPLACED =
            Set.of(
                    "categories",
                    "combinations",
                    "product_features",
                    "tags",
                    "attachments",
                    "accessories",
                    "product_bundle");

    private static final String SLUG = "link_rewrite";
    private static final Set<String> SEARCHED = Set.of("both", "search");

    private final PrestashopState state;
    private final PrestashopFaults faults;

    PrestashopProducts(PrestashopState state, PrestashopFaults faults) {
        this.state = state;
        this.faults = faults;
    }

    WebserviceRow create(WebserviceBody.Sent sent) throws WebserviceError {
        if (sent.texts().getOrDefault("name", Map.of()).isEmpty()) {
            throw new WebserviceError(
                    500,
                    List.of(
                            WebserviceError.warning(
                                    "foreach() argument must be of type array|object, string given"
                                            + " (/var/www/prestashop/classes/Product.php, line 8101)")));
        }
        check(sent.without(SLUG), "");
        Map<String, String> view = initial(PrestashopTexts.now());
        view.putAll(values(sent));
        slugs(view);
        long id = state.nextId(PrestashopState.PRODUCTS);
        return save(WebserviceRow.of(id, view), WebserviceRow.of(id, kept(view, sent)), sent, true);
    }

    WebserviceRow replace(WebserviceRow old, WebserviceBody.Sent sent) throws WebserviceError {
        check(sent, old.get("reference"));
        String now = PrestashopTexts.now();
        String created = created(sent);
        Map<String, String> view = initial(created.isEmpty() ? now : created);
        view.put("unit_price_ratio", "0");
        view.putAll(values(sent));
        Map<String, String> kept = kept(view, sent);
        faults.stamped().ifPresent(when -> stamp(kept, view, now, when));
        return save(
                new WebserviceRow(old.id(), view, old.associations()),
                new WebserviceRow(old.id(), kept, old.associations()),
                sent,
                false);
    }

    WebserviceRow patch(WebserviceRow old, WebserviceBody.Sent sent) throws WebserviceError {
        check(sent, old.get("reference"));
        Map<String, String> view = new LinkedHashMap<>(old.fields());
        sent.texts()
                .keySet()
                .forEach(name -> state.languages().forEach(one -> view.remove(name + "/" + one)));
        view.putAll(values(sent));
        if (!created(sent).isEmpty()) {
            view.put(CREATED, created(sent));
        }
        view.put("date_upd", PrestashopTexts.now());
        WebserviceRow row =
                save(
                        new WebserviceRow(old.id(), view, old.associations()),
                        new WebserviceRow(old.id(), kept(view, sent), old.associations()),
                        sent,
                        false);
        if (!sent.sends("description_short") && faults.isTooLong(old)) {
            throw WebserviceError.empty(500);
        }
        return row;
    }

    private static String created(WebserviceBody.Sent sent) {
        return sent.scalars().getOrDefault(CREATED, "");
    }

    private static void stamp(
            Map<String, String> kept, Map<String, String> view, String now, boolean told) {
        kept.put(CREATED, now);
        if (told) {
            view.put(CREATED, now);
        }
    }

    /** As the database holds it: of what may be NULL an empty value that was sent becomes 0. */
    private static Map<String, String> kept(Map<String, String> view, WebserviceBody.Sent sent) {
        Map<String, String> kept = stored(view);
        for (WebserviceField field : SCHEMA.fields()) {
            if (field.nullable()
                    && field.integer()
                    && sent.scalars().containsKey(field.name())
                    && kept.getOrDefault(field.name(), "").isEmpty()) {
                kept.put(field.name(), "0");
            }
        }
        return kept;
    }

    void remove(long id) {
        state.stock(id).forEach(row -> state.remove(PrestashopState.STOCKS, row.id()));
        state.remove(PrestashopState.PRODUCTS, id);
        state.commit();
    }

    private void check(WebserviceBody.Sent sent, String reference) throws WebserviceError {
        String sentReference = sent.scalars().getOrDefault("reference", reference);
        if (faults.breaks(reference, sentReference)) {
            throw WebserviceError.empty(500);
        }
        if (faults.refuses(reference, sentReference)) {
            throw WebserviceValidator.notValid(SCHEMA, "reference");
        }
        WebserviceValidator.check(SCHEMA, sent, WebserviceValidator.Rules.of(state));
    }

    private static Map<String, String> initial(String dateAdd) {
        Map<String, String> view = new LinkedHashMap<>();
        view.put("type", "simple");
        view.put("id_shop_default", "1");
        view.put("condition", "new");
        view.put("visibility", "both");
        view.put("date_add", dateAdd);
        view.put("date_upd", PrestashopTexts.now());
        return view;
    }

    private Map<String, String> values(WebserviceBody.Sent sent) {
        Map<String, String> values = new LinkedHashMap<>();
        for (WebserviceField field : SCHEMA.fields()) {
            String name = field.name();
            if (field.translated()) {
                texts(name, sent.texts().getOrDefault(name, Map.of())).forEach(values::put);
            } else if (!IGNORED.contains(name) && sent.scalars().containsKey(name)) {
                values.put(name, sent.scalars().getOrDefault(name, ""));
            }
        }
        return values;
    }

    /** A language that was not sent stays out of the answer's JSON (recording 064). */
    private Map<String, String> texts(String name, Map<String, String> sent) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : state.languages()) {
            boolean foreign =
                    !sent.isEmpty() && state.languages().stream().noneMatch(sent::containsKey);
            if (sent.containsKey(language) || foreign) {
                texts.put(name + "/" + language, sent.getOrDefault(language, ""));
            }
        }
        return texts;
    }

    /** Product::modifierWsLinkRewrite, of POST alone, and then what every text has to pass. */
    private void slugs(Map<String, String> view) throws WebserviceError {
        WebserviceValidator.Rules rules = WebserviceValidator.Rules.of(state);
        for (String language : state.languages()) {
            String slug = view.getOrDefault(SLUG + "/" + language, "");
            String source = slug.isEmpty() ? view.getOrDefault("name/" + language, "") : slug;
            boolean good = PrestashopSlugs.isLinkRewrite(source, rules.anyLetterInUrls());
            String made =
                    good && !slug.isEmpty()
                            ? slug
                            : PrestashopSlugs.of(source, rules.anyLetterInUrls());
            WebserviceValidator.checkText(SCHEMA, SLUG, made, rules);
            view.put(SLUG + "/" + language, made);
        }
    }

    static Map<String, String> stored(Map<String, String> view) {
        Map<String, String> stored = new LinkedHashMap<>();
        for (WebserviceField field : SCHEMA.fields()) {
            String name = field.name();
            if (field.translated()) {
                view.keySet().stream()
                        .filter(key -> key.startsWith(name + "/"))
                        .map(key -> key.substring(name.length() + 1))
                        .filter(one -> !PrestashopState.LANGUAGES.contains(one))
                        .forEach(
                                one ->
                                        stored.put(
                                                name + "/" + one,
                                                PrestashopTexts.stored(
                                                        field,
                                                        view.getOrDefault(name + "/" + one, ""))));
                PrestashopState.LANGUAGES.forEach(
                        one ->
                                stored.put(
                                        name + "/" + one,
                                        PrestashopTexts.stored(
                                                field, view.getOrDefault(name + "/" + one, ""))));
            } else {
                stored.put(name, PrestashopTexts.stored(field, view.getOrDefault(name, "")));
            }
        }
        stored.put("unit_price_ratio", PrestashopTexts.ratio(stored));
        if (view.getOrDefault("active", "").equals("1")
                && SEARCHED.contains(view.getOrDefault("visibility", ""))) {
            stored.put("indexed", "1");
        }
        return stored;
    }

    private WebserviceRow save(
            WebserviceRow view, WebserviceRow stored, WebserviceBody.Sent sent, boolean created)
            throws WebserviceError {
        Map<String, List<Map<String, String>>> sets = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        sent.associations()
                .forEach(
                        (name, items) -> {
                            if (SCHEMA.association(name).isEmpty()) {
                                unknown.add(name);
                            } else if (REPLACED.contains(name)) {
                                sets.put(name, items.stream().distinct().toList());
                            }
                        });
        state.put(PrestashopState.PRODUCTS, stored.withAssociations(sets));
        if (created) {
            PrestashopStocks.addRow(state, stored.id(), 0, 0);
        }
        state.commit();
        if (!unknown.isEmpty()) {
            throw new WebserviceError(
                    400, 86, "The association \"" + unknown.get(0) + "\" does not exists");
        }
        return view.withAssociations(sets);
    }
}
