package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.Batch;
import org.caravane.model.Decision;
import org.caravane.model.Failure;
import org.caravane.model.Outcome;
import org.caravane.model.Verdict;

/**
 * Which stock rows of a batch have arrived although the shop answered with a PHP notice, or without
 * saying why it failed.
 */
public final class StockArrivals {

    /**
     * The arrived ones, each with what was answered as a warning.
     *
     * @param current the rows as read after the write, by {@link StockWrites#byId}
     */
    public List<Outcome> of(Batch batch, Map<Long, JsonNode> current, Failure failure) {
        return batch.items().stream()
                .filter(d -> holds(d, current))
                .map(d -> ProductWrites.updated(ProductArrivals.warned(d, failure)))
                .toList();
    }

    private static boolean holds(Decision decision, Map<Long, JsonNode> current) {
        Verdict.Update update = (Verdict.Update) decision.verdict();
        JsonNode row = current.get(update.target().targetId());
        return row != null
                && isOfItsProduct(decision, row)
                && update.changes().values().entrySet().stream()
                        .allMatch(e -> WebserviceXml.text(row, e.getKey()).equals(e.getValue()));
    }

    /** After a restore the shop gives the ids of rows to others. */
    private static boolean isOfItsProduct(Decision decision, JsonNode row) {
        Optional<Long> product = WebserviceXml.id(row, "id_product");
        return decision.claimed()
                .known()
                .productLink()
                .filter(link -> product.isPresent() && link.targetId() != product.get())
                .isEmpty();
    }
}
