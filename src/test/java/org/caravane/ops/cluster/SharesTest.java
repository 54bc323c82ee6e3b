package org.caravane.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SharesTest {
    /** Who owns which endpoint; free where there is nobody. */
    private final Map<String, String> owners = new TreeMap<>();

    private final Map<String, String> next = new HashMap<>();
    private final Set<String> newcomers = new HashSet<>();
    private final Map<String, Set<String>> serves = new TreeMap<>();

    @Test
    void takesEverythingWhenItIsAlone() {
        endpoints(3);
        lives("a");

        assertThat(plan("a").take()).containsExactly("e0", "e1", "e2");
    }

    @Test
    void takesItsShareOfWhatAProcessThatIsGoneLeft() {
        endpoints(30);
        lives("a", "b");
        own("a", 0, 10);
        own("b", 10, 20);

        assertThat(plan("a").take()).hasSize(5);
        assertThat(plan("b").take()).hasSize(5).doesNotContainAnyElementsOf(plan("a").take());
    }

    @Test
    void handsOverWhatItHasMoreThanAnother() {
        endpoints(30);
        lives("a", "b", "c");
        own("a", 0, 30);

        Shares.Plan plan = plan("a");

        assertThat(plan.give()).hasSize(20);
        assertThat(plan.give().stream().filter(g -> "b".equals(g.get("to")))).hasSize(10);
        assertThat(plan("b").give()).isEmpty();
    }

    @Test
    void movesNothingForTheSakeOfOne() {
        endpoints(3);
        lives("a", "b");
        own("a", 0, 2);
        own("b", 2, 3);

        assertThat(plan("a").isEmpty()).isTrue();
        assertThat(plan("b").isEmpty()).isTrue();
    }

    @Test
    void givesNothingToAProcessThatHasJustCome() {
        endpoints(4);
        lives("a", "b");
        own("a", 0, 4);
        newcomers.add("b");

        assertThat(plan("a").give()).isEmpty();
    }

    @Test
    void countsWhatIsOnItsWayAsArrived() {
        endpoints(4);
        lives("a", "b");
        own("a", 0, 4);
        next.put("e0", "b");
        next.put("e1", "b");

        assertThat(plan("a").give()).isEmpty();
    }

    @Test
    void keepsWhatWasOnItsWayToAProcessThatIsGone() {
        endpoints(2);
        lives("a");
        own("a", 0, 2);
        next.put("e0", "gone");

        assertThat(plan("a").isEmpty()).isTrue();
    }

    @Test
    void leavesEveryEndpointToWhoeverServesIt() {
        endpoints(4);
        serves.put("a", Set.of("e0", "e1"));
        serves.put("b", Set.of("e0", "e1", "e2", "e3"));

        assertThat(settle()).isLessThan(10);

        assertThat(owners.values()).doesNotContain("");
        assertThat(load("a")).isEqualTo(2);
        assertThat(load("b")).isEqualTo(2);
    }

    /** Processes come and go at random; whatever happens, it comes to rest, and evenly. */
    @Test
    void comesToRestEvenly() {
        java.util.Random random = new java.util.Random(20261123);
        for (int round = 0; round < 200; round++) {
            owners.clear();
            serves.clear();
            endpoints(1 + random.nextInt(30));
            String[] alive =
                    Arrays.copyOf(new String[] {"a", "b", "c", "d", "e"}, 1 + random.nextInt(5));
            lives(alive);
            owners.replaceAll(
                    (e, o) -> random.nextInt(4) == 0 ? "" : alive[random.nextInt(alive.length)]);

            assertThat(settle()).as("rounds").isLessThan(10);

            int most = Arrays.stream(alive).mapToInt(this::load).max().orElse(0);
            int least = Arrays.stream(alive).mapToInt(this::load).min().orElse(0);
            assertThat(most - least).isLessThanOrEqualTo(1);
            assertThat(owners.values()).doesNotContain("");
        }
    }

    /** Every process does its part in turn until there is nothing to do; the rounds it took. */
    private int settle() {
        int rounds = 0;
        boolean moved = true;
        while (moved) {
            moved = false;
            rounds++;
            for (String process : serves.keySet()) {
                Shares.Plan plan = plan(process);
                moved |= !plan.isEmpty();
                plan.take().forEach(e -> owners.put(e, process));
                plan.give().forEach(g -> owners.put(g.get("endpoint"), g.get("to")));
            }
        }
        return rounds;
    }

    private Shares.Plan plan(String me) {
        List<Map<String, Object>> rows = new ArrayList<>();
        owners.forEach(
                (endpoint, owner) -> {
                    for (Map.Entry<String, Set<String>> process : serves.entrySet()) {
                        if (process.getValue().contains(endpoint)) {
                            rows.add(row(endpoint, owner, process.getKey()));
                        }
                    }
                });
        return new Shares(me, List.of()).plan(List.copyOf(rows));
    }

    private Map<String, Object> row(String endpoint, String owner, String process) {
        Map<String, Object> row = new HashMap<>();
        row.put("endpoint", endpoint);
        row.put("owner", owner.isEmpty() ? null : owner);
        row.put("next_owner", next.get(endpoint));
        row.put("process", process);
        row.put("free", owner.isEmpty() ? 1 : 0);
        row.put("settled", newcomers.contains(process) ? 0 : 1);
        return row;
    }

    private void endpoints(int n) {
        for (int i = 0; i < n; i++) {
            owners.put("e" + i, "");
        }
    }

    private void lives(String... processes) {
        for (String process : processes) {
            serves.put(process, owners.keySet());
        }
    }

    private void own(String process, int from, int to) {
        List<String> names = owners.keySet().stream().toList();
        names.subList(from, to).forEach(e -> owners.put(e, process));
    }

    private int load(String process) {
        return (int) owners.values().stream().filter(process::equals).count();
    }
}
