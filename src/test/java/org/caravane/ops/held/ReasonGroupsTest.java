package org.caravane.ops.held;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ReasonGroupsTest {
    private final ReasonGroups unit = new ReasonGroups();

    @Test
    void putsTogetherWhatDiffersByReferenceOrNumbersAlone() {
        add("A-1", "A-1 costs 10.00 without tax and 12.50 with it");
        add("A-2", "A-2 costs 99 without tax and 1,000.00 with it");
        add("A-3", "A-3 has no price at level 2");

        assertThat(unit.all())
                .containsExactly(
                        new ReasonGroup(
                                "main", "product", "… costs … without tax and … with it", 2),
                        new ReasonGroup("main", "product", "… has no price at level 2", 1));
    }

    @Test
    void keepsTheNumbersThatAllOfAKindShare() {
        add("A-1", "A-1 has no price at level 2");
        add("A-2", "A-2 has no price at level 2");

        assertThat(unit.all())
                .extracting(ReasonGroup::reason)
                .containsExactly("… has no price at level 2");
    }

    @Test
    void findsAReferenceOnlyAsAWordOfItsOwnWhateverIsInIt() {
        add("a", "a has a price at no level");
        add("(x)$1", "(x)$1 has a price at no level");
        add("", "it has a price at no level");

        assertThat(unit.all())
                .extracting(ReasonGroup::reason)
                .containsExactlyInAnyOrder(
                        "… has … price at no level",
                        "… has a price at no level",
                        "it has a price at no level");
    }

    private void add(String ref, String reason) {
        unit.add(new HeldSubject("main", "product", "1", ref, reason, Instant.EPOCH));
    }
}
