package org.caravane.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caravane.model.Samples.claimed;
import static org.caravane.model.Samples.decision;
import static org.caravane.model.Samples.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.caravane.model.Batch;
import org.caravane.model.Decision;
import org.caravane.model.FieldValues;
import org.caravane.model.Verdict;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static final FieldValues PRICE = FieldValues.of(Map.of("price", "10"));

    private final Batches unit = new Batches();

    @Test
    void groupsWritesCreationsApart() {
        List<Batch> batches = unit.of(List.of(create(100), update(100, PRICE), create(100)), 20);

        assertThat(batches).extracting(Batch::create).containsExactly(true, false);
        assertThat(batches).extracting(Batch::size).containsExactly(2, 1);
    }

    @Test
    void fillsRequestsToTheirSize() {
        List<Decision> decisions = IntStream.range(0, 45).mapToObj(i -> create(100)).toList();

        assertThat(unit.of(decisions, 20)).extracting(Batch::size).containsExactly(20, 20, 5);
    }

    @Property(seed = "20261123")
    void putsNoRowInMoreCompanyThanItsChunkAndLosesNone(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 40) Integer> chunks,
            @ForAll @IntRange(min = 1, max = 30) int size) {
        List<Decision> decisions = new ArrayList<>();
        chunks.forEach(
                chunk -> decisions.add(chunk % 2 == 0 ? create(chunk) : update(chunk, PRICE)));

        List<Batch> batches = unit.of(decisions, size);

        assertThat(batches)
                .allSatisfy(
                        batch ->
                                assertThat(batch.items())
                                        .allMatch(
                                                d ->
                                                        batch.size()
                                                                <= Math.min(
                                                                        size, d.claimed().chunk()))
                                        .allMatch(
                                                d ->
                                                        d.verdict() instanceof Verdict.Create
                                                                == batch.create()));
        assertThat(batches.stream().mapToInt(Batch::size).sum()).isEqualTo(decisions.size());
    }

    @Test
    void sendsNothingForWhatNeedsNoRequest() {
        List<Decision> quiet =
                List.of(
                        decision(claimed("1"), "A", new Verdict.Skip("equal")),
                        decision(claimed("2"), "B", new Verdict.Hold("no price")),
                        decision(claimed("3"), "C", new Verdict.Park("unreadable", "bad")),
                        decision(claimed("4"), "D", new Verdict.Wait("product", "4", "later")),
                        update(100, FieldValues.NONE));

        assertThat(unit.of(quiet, 20)).isEmpty();
        assertThat(unit.unwritten(quiet)).isEqualTo(quiet);
        assertThat(unit.unwritten(List.of(create(100), update(100, PRICE)))).isEmpty();
    }

    @Test
    void postsWhatIsNewAndPatchesWhatIsThereWhereThatIsKnown() {
        Batch creations = new Batch(true, List.of(create(100)));
        Batch updates = new Batch(false, List.of(update(100, PRICE)));

        assertThat(unit.method(creations, true)).isEqualTo("POST");
        assertThat(unit.method(updates, true)).isEqualTo("PATCH");
        assertThat(unit.method(updates, false)).isEqualTo("PUT");
    }

    private static Decision create(int chunk) {
        return decision(claimed(chunk, 0), "CHAIR-01", new Verdict.Create(PRICE));
    }

    private static Decision update(int chunk, FieldValues changes) {
        return decision(
                claimed(chunk, 0),
                "CHAIR-01",
                new Verdict.Update(link(7, "CHAIR-01"), changes, "changed"));
    }
}
