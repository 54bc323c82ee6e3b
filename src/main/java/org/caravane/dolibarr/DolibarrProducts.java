package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.caravane.model.Identity;
import org.caravane.model.Product;
import org.caravane.model.Reading;
import org.caravane.model.SourceKind;
import org.caravane.model.Stock;
import org.jspecify.annotations.Nullable;

/**
 * Pages of GET /products, translated to the model (contract section 5; recordings 17 to 60). One
 * bad record is a {@link Reading.Unreadable} and never costs the page; its key is empty when the
 * record has no id. A page that is not a list is an {@link UnreadableAnswer}.
 */
public final class DolibarrProducts {
    /** A page of whole products, or one limited to what {@code product.properties} names. */
    public List<Reading<Product>> products(JsonNode page) {
        return Pages.readings("product", page, ProductRecords::read);
    }

    /**
     * A page read with {@code includestockdata=1}.
     *
     * @throws MissingRight when Dolibarr leaves stock out, which it does without an error for a
     *     user who may not read it (recording 138)
     */
    public List<Reading<Stock>> stocks(JsonNode page) {
        return Pages.readings("product", page, StockRecords::read);
    }

    /** A page limited to {@code id,ref,date_creation}. */
    public List<Reading<Identity>> identities(JsonNode page) {
        return Pages.readings(
                "product", page, p -> new Identity(p.id(), p.ref(), p.code("date_creation")));
    }

    /** Whether any product of a page limited to {@code id,multiprices} has a price by level. */
    public boolean anyPriceLevels(JsonNode page) {
        return Pages.records("product", page).stream()
                .anyMatch(
                        product ->
                                product.raw("multiprices").isObject()
                                        && !product.raw("multiprices").isEmpty());
    }

    /** A page limited to {@code id,ref,type,date_creation}. */
    public List<Reading<SourceKind>> kinds(JsonNode page) {
        return Pages.readings("product", page, DolibarrProducts::kind);
    }

    private static SourceKind kind(Fields product) {
        String type = product.code("type");
        if (!type.equals("0") && !type.equals("1")) {
            throw product.refuse("has no type (0 or 1)");
        }
        return new SourceKind(
                new Identity(product.id(), product.ref(), product.code("date_creation")),
                type.equals("1"));
    }

    /**
     * Whether Dolibarr has the product that was asked for by its id. Only its own words for "not
     * there" (recording 22) say that it has not: any other 404 is of something before it, a right
     * that is away is 403.
     *
     * @throws UnreadableAnswer for the record of another product, and for another 404
     */
    public boolean has(int status, @Nullable String contentType, @Nullable String body, String id) {
        String text = body == null ? "" : body;
        if (status == 404 && DolibarrAnswers.isJson(contentType)) {
            if (!DolibarrMessages.of(text).toLowerCase(Locale.ROOT).contains("product not found")) {
                throw new UnreadableAnswer(
                        "Something before Dolibarr answers 404 to its products: check dolibarr.url and the proxy");
            }
            return false;
        }
        new DolibarrAnswers().require(status, contentType, body, "products");
        if (Ids.of(JsonTexts.read(text).path("id")).filter(id::equals).isPresent()) {
            return true;
        }
        throw new UnreadableAnswer(
                "Dolibarr answered another product than the one with the id %s: check that no cache answers in its place"
                        .formatted(id));
    }

    /**
     * A page read with {@code ids_only=true}: strings or integers (recording 37). It is all or
     * nothing, since an id that is missing here looks like a deleted product.
     */
    public List<String> ids(JsonNode page) {
        Pages.requireList("product", page);
        List<String> ids = new ArrayList<>();
        for (JsonNode id : page) {
            ids.add(Ids.of(id).orElseThrow(() -> notAnId(id)));
        }
        return List.copyOf(ids);
    }

    /**
     * Returns when a list of any product is not empty.
     *
     * @throws MissingRight otherwise: Dolibarr listed products before, and a user of another entity
     *     or without a right gets an empty list and no error (contract section 2)
     */
    public void requireAny(JsonNode page) {
        if (ids(page).isEmpty()) {
            throw new MissingRight(
                    "Dolibarr lists no product at all any more: give the API user the right to read products back, and check dolibarr.entity");
        }
    }

    private static UnreadableAnswer notAnId(JsonNode id) {
        return new UnreadableAnswer(
                "Dolibarr listed a product id that is not a number: " + Quotes.of(id));
    }
}
