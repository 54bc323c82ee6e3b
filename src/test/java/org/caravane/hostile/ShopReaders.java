package org.caravane.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.caravane.prestashop.Capabilities;
import org.caravane.prestashop.ProductLookup;
import org.caravane.prestashop.ProductWrites;
import org.caravane.prestashop.ShopConfiguration;
import org.caravane.prestashop.ShopDefaults;
import org.caravane.prestashop.ShopLanguages;
import org.caravane.prestashop.StockWrites;
import org.caravane.prestashop.TaxRules;
import org.caravane.prestashop.WebserviceAnswers;
import org.caravane.prestashop.WebserviceXml;

/** Everything that reads an answer of a shop. */
final class ShopReaders {
    private static final List<String> VALUES =
            List.of(
                    "languages",
                    "configurations",
                    "countries",
                    "tax_rule_groups",
                    "tax_rules",
                    "taxes");

    private final XmlMapper xml = WebserviceXml.mapper();
    private final WebserviceAnswers answers = new WebserviceAnswers();
    private final ProductLookup lookup = new ProductLookup();
    private final ProductWrites writes = new ProductWrites();
    private final StockWrites stocks = new StockWrites();
    private final Deliveries deliveries = new Deliveries(Clock.systemUTC());

    Stream<Reader> all() {
        Stream<Reader> lists =
                Stream.of(
                        Reader.shop(
                                "prestashop-found.xml",
                                (a, r) -> deliveries.found(lookup.more(List.of(), tree(a)), r)),
                        Reader.shop("prestashop-found-none.xml", this::found),
                        Reader.shop(
                                "prestashop-stocks.xml",
                                (a, r) -> {
                                    JsonNode root = tree(a);
                                    deliveries.rows(
                                            stocks.more(List.of(), root), stocks.byId(root), r);
                                }),
                        Reader.shop(
                                "prestashop-product-full.xml",
                                (a, r) -> deliveries.current(writes.byId(tree(a)), r)),
                        Reader.shop(
                                "prestashop-product-full.xml",
                                (a, r) -> deliveries.current(writes.byId(tree(a)), r)),
                        Reader.written(
                                "prestashop-created.xml",
                                (a, r) -> deliveries.created(written("POST", a), r)),
                        Reader.written(
                                "prestashop-stocks-written.xml",
                                (a, r) -> deliveries.stocksWritten(written("PATCH", a), r)),
                        Reader.shop("prestashop-root.xml", (a, r) -> Capabilities.read(tree(a))));
        Stream<Reader> probed =
                VALUES.stream()
                        .map(v -> Reader.shop("prestashop-" + v + ".xml", (a, r) -> probe(v, a)));
        Stream<Reader> errors =
                Stream.of(
                                "400-invalid",
                                "405-method",
                                "500-display",
                                "500-malformed",
                                "500-missing",
                                "500-notice",
                                "503-disabled")
                        .map(e -> Reader.written("prestashop-error-" + e + ".xml", error(e)));
        return Stream.of(lists, probed, errors).flatMap(s -> s);
    }

    private JsonNode tree(String answer) throws Exception {
        answers.require("GET", 200, "text/xml;charset=utf-8", answer);
        return xml.readTree(answer);
    }

    private JsonNode written(String method, String answer) throws Exception {
        answers.require(method, 201, "text/xml;charset=utf-8", answer);
        return xml.readTree(answer);
    }

    private void found(String answer, Random random) throws Exception {
        deliveries.found(lookup.more(List.of(), tree(answer)), random);
    }

    /** As ShopProbe does with all six answers. */
    private void probe(String spoiled, String answer) throws Exception {
        Map<String, JsonNode> all = new HashMap<>();
        for (String value : VALUES) {
            all.put(
                    value,
                    tree(
                            value.equals(spoiled)
                                    ? answer
                                    : Reader.resource("prestashop-" + value + ".xml")));
        }
        ShopDefaults defaults = new ShopDefaults();
        ShopConfiguration configuration = ShopConfiguration.read(all.get("configurations"));
        new ShopLanguages()
                .read(
                        all.get("languages"),
                        spoiled.equals("languages") ? "fr" : "",
                        defaults.language(configuration));
        long country = defaults.country(configuration, all.get("countries"), "");
        defaults.country(configuration, all.get("countries"), "fr");
        new TaxRules()
                .walk(all.get("tax_rule_groups"), all.get("tax_rules"), all.get("taxes"), country);
    }

    private Reader.Way error(String name) {
        int status = Integer.parseInt(name.substring(0, 3));
        return (answer, random) -> {
            int told = random.nextInt(4) == 0 ? 100 + random.nextInt(600) : status;
            String type = random.nextInt(4) == 0 ? Mutations.junk(random) : "text/xml";
            answers.require(random.nextBoolean() ? "GET" : "POST", told, type, answer);
        };
    }
}
