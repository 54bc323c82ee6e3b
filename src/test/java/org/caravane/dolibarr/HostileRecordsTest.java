package org.caravane.dolibarr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.caravane.model.CaravaneException;
import org.caravane.model.Reading;
import org.junit.jupiter.api.Test;

/** Seeded, so that what fails once fails again. */
class HostileRecordsTest {
    private static final int CASES = 5_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final DolibarrProducts unit = new DolibarrProducts();
    private final Random random = new Random(20_261_123);

    @Test
    void readsOrNamesEveryMutatedRecordAndNeverFailsOtherwise() {
        int unreadable = 0;
        for (int i = 0; i < CASES; i++) {
            JsonNode page = Answers.page(mutated());
            unreadable += check(unit.products(page));
            try {
                check(unit.stocks(page));
            } catch (CaravaneException e) {
                assertThat(e).isInstanceOf(MissingRight.class);
            }
        }
        assertThat(unreadable).isBetween(CASES / 10, CASES - CASES / 10);
    }

    private static int check(List<? extends Reading<?>> readings) {
        assertThat(readings).hasSize(1);
        if (readings.get(0) instanceof Reading.Unreadable<?> bad) {
            assertThat(bad.sentence()).startsWith("product").hasSizeLessThan(300);
            return 1;
        }
        return 0;
    }

    private ObjectNode mutated() {
        ObjectNode product = Answers.product();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            mutate(product);
        }
        return product;
    }

    private void mutate(ObjectNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        JsonNode value = node.get(name);
        if (value instanceof ObjectNode nested && random.nextBoolean()) {
            mutate(nested);
        } else if (random.nextInt(6) == 0) {
            node.remove(name);
        } else {
            node.set(random.nextInt(20) == 0 ? junk().asText() : name, junk());
        }
    }

    private JsonNode junk() {
        return switch (random.nextInt(16)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextInt());
            case 3 -> JSON.numberNode(random.nextDouble() * 1e300);
            case 4 -> JSON.numberNode(Double.NaN);
            case 5 -> JSON.numberNode(Double.POSITIVE_INFINITY);
            case 6 -> JSON.textNode("NaN");
            case 7 -> JSON.textNode("");
            case 8 -> JSON.textNode("9".repeat(1 + random.nextInt(5_000)));
            case 9 -> JSON.textNode("-" + random.nextInt(1000));
            case 10 -> JSON.textNode("x\u0000<b>\uD83D" + random.nextInt());
            case 11 -> JSON.textNode(random.nextInt(99) + "e" + (random.nextInt(300) - 150));
            case 12 -> JSON.objectNode().set("1", random.nextBoolean() ? nest(40) : junk());
            case 13 -> JSON.arrayNode().add(junk());
            case 14 -> JSON.textNode(random.nextInt(99) + "." + random.nextInt(99));
            default -> JSON.objectNode();
        };
    }

    private static ArrayNode nest(int depth) {
        ArrayNode node = JSON.arrayNode();
        return depth == 0 ? node : node.add(nest(depth - 1));
    }
}
