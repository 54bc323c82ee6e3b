package org.caravane.ops;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caravane.sandbox.DolibarrSandbox;
import org.caravane.sandbox.PrestashopSandbox;
import org.caravane.sandbox.PrestashopSandbox.ShopProduct;
import org.jspecify.annotations.Nullable;

/**
 * Compares a sandbox Dolibarr with a sandbox shop by an arithmetic of its own: each product there
 * once, on sale or not, at its price with tax, with its stock, under its name.
 *
 * @param level the price level that the shop sells at
 * @param warehouse whose stock it shows, 0 for all open ones
 * @param names whether names follow
 */
record SandboxComparison(String name, int level, String warehouse, boolean names) {
    /** The shop's id of French, which Dolibarr's texts are in. */
    private static final String NAME = "name/2";

    private static final int LONGEST = 128;

    /** Every difference, as a sentence. */
    List<String> differences(DolibarrSandbox dolibarr, PrestashopSandbox shop) {
        Map<String, List<ShopProduct>> inShop =
                shop.products().stream()
                        .collect(
                                Collectors.groupingBy(
                                        p -> p.fields().getOrDefault("reference", "")));
        Set<String> open = dolibarr.openWarehouses();
        List<String> differences = new ArrayList<>();
        for (String ref : dolibarr.simpleRefs()) {
            JsonNode source = dolibarr.product(ref).orElseThrow();
            List<ShopProduct> found = inShop.getOrDefault(ref, List.of());
            if (found.size() > 1) {
                differences.add("%s: %s is there %d times".formatted(name, ref, found.size()));
            } else if (found.size() == 1) {
                compare(
                        ref,
                        source,
                        found.get(0),
                        shop.shownPrice(found.get(0).id()),
                        open,
                        differences);
            } else if (isOffered(source)) {
                differences.add("%s: %s is not there".formatted(name, ref));
            }
        }
        return differences;
    }

    private boolean isOffered(JsonNode source) {
        return source.path("status").asText().equals("1")
                && !price(source).isNull()
                && !price(source).isMissingNode();
    }

    private void compare(
            String ref,
            JsonNode source,
            ShopProduct target,
            String shown,
            Set<String> open,
            List<String> differences) {
        equal(
                ref,
                "active",
                source.path("status").asText(),
                target.fields().get("active"),
                differences);
        if (isOffered(source)) {
            equal(
                    ref,
                    "price with tax",
                    cents(new BigDecimal(price(source).asText())),
                    shown,
                    differences);
            if (names) {
                String label = source.path("label").asText();
                String name = letters(target.fields().getOrDefault(NAME, ""));
                // the shop has no room for all of it
                boolean cut = label.length() > LONGEST && letters(label).startsWith(name);
                equal(ref, "name", cut ? name : letters(label), name, differences);
            }
        }
        stock(ref, source, target, open, differences);
    }

    private void stock(
            String ref,
            JsonNode source,
            ShopProduct target,
            Set<String> open,
            List<String> differences) {
        BigDecimal sum = BigDecimal.ZERO;
        boolean any = false;
        for (Map.Entry<String, JsonNode> line : source.path("stock_warehouse").properties()) {
            boolean all = warehouse.equals("0");
            boolean counts = all ? open.contains(line.getKey()) : warehouse.equals(line.getKey());
            any |= all || counts;
            sum = counts ? sum.add(new BigDecimal(line.getValue().path("real").asText())) : sum;
        }
        if (any) {
            equal(
                    ref,
                    "stock",
                    sum.setScale(0, RoundingMode.FLOOR).toPlainString(),
                    Long.toString(target.stockQuantity()),
                    differences);
        }
    }

    private JsonNode price(JsonNode source) {
        return source.path("multiprices_ttc").path(Integer.toString(level));
    }

    private void equal(
            String ref,
            String field,
            Object expected,
            @Nullable Object actual,
            List<String> differences) {
        if (!expected.equals(actual)) {
            differences.add(
                    "%s: %s of %s is %s, expected %s"
                            .formatted(name, field, ref, actual, expected));
        }
    }

    private static String cents(BigDecimal amount) {
        return amount.setScale(8, RoundingMode.HALF_UP)
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** The shop refuses some characters, which are replaced. */
    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
