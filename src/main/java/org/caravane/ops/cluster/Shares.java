package org.caravane.ops.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Shares the endpoints between the processes that live. All processes draw up the same plan from
 * the same rows, and each does its own part of it: what is free goes to whoever has the least; what
 * one has more than another is moved as long as that makes it more even. So nothing goes back and
 * forth.
 */
public final class Shares {
    private final String me;
    private final List<String> served;

    /**
     * This process's part.
     *
     * @param take free endpoints to take
     * @param give endpoints to hand over, as parameters {@code endpoint} and {@code to}
     */
    public record Plan(List<String> take, List<Map<String, String>> give) {
        public boolean isEmpty() {
            return take.isEmpty() && give.isEmpty();
        }
    }

    private record Move(String endpoint, String from, String to, int difference) {}

    /**
     * @param me this process
     * @param served the endpoints of its settings
     */
    public Shares(String me, List<String> served) {
        this.me = me;
        this.served = List.copyOf(served);
    }

    /** Rows of {@code announce.sql}. */
    public List<Map<String, String>> announcement() {
        return served.stream().map(endpoint -> Map.of("endpoint", endpoint)).toList();
    }

    /** The plan from the rows of {@code shares.sql}: one for each endpoint and living process. */
    public Plan plan(List<Map<String, @Nullable Object>> rows) {
        Table table = new Table(rows);
        List<String> take = new ArrayList<>();
        for (String endpoint : List.copyOf(table.free)) {
            table.least(endpoint)
                    .ifPresent(
                            process -> {
                                table.put(endpoint, process);
                                if (process.equals(me)) {
                                    take.add(endpoint);
                                }
                            });
        }
        List<Map<String, String>> give = new ArrayList<>();
        Optional<Move> move = table.bestMove();
        while (move.isPresent()) {
            Move m = move.get();
            table.move(m);
            if (m.from().equals(me) && !take.contains(m.endpoint())) {
                give.add(Map.of("endpoint", m.endpoint(), "to", m.to()));
            }
            move = table.bestMove();
        }
        return new Plan(take, give);
    }

    /** Who has what and who could, as the plan goes on. */
    private static final class Table {
        private final Map<String, Set<String>> living = new TreeMap<>();
        private final Map<String, Set<String>> settled = new TreeMap<>();
        private final Map<String, String> owners = new TreeMap<>();
        private final Map<String, Integer> loads = new HashMap<>();
        private final Set<String> free = new TreeSet<>();

        /** On its way, or moved by this plan. */
        private final Set<String> fixed = new TreeSet<>();

        Table(List<Map<String, @Nullable Object>> rows) {
            Set<String> alive = new TreeSet<>();
            for (Map<String, @Nullable Object> row : rows) {
                text(row, "process")
                        .ifPresent(
                                process -> {
                                    String endpoint = text(row, "endpoint").orElse("");
                                    alive.add(process);
                                    living.computeIfAbsent(endpoint, e -> new TreeSet<>())
                                            .add(process);
                                    if (flag(row, "settled")) {
                                        settled.computeIfAbsent(endpoint, e -> new TreeSet<>())
                                                .add(process);
                                    }
                                });
            }
            for (Map<String, @Nullable Object> row : rows) {
                String endpoint = text(row, "endpoint").orElse("");
                if (owners.containsKey(endpoint) || free.contains(endpoint)) {
                    continue;
                }
                Optional<String> next = text(row, "next_owner").filter(alive::contains);
                if (flag(row, "free")) {
                    free.add(endpoint);
                } else {
                    next.ifPresent(n -> fixed.add(endpoint));
                    put(endpoint, next.or(() -> text(row, "owner")).orElse(""));
                }
            }
        }

        void put(String endpoint, String process) {
            owners.put(endpoint, process);
            loads.merge(process, 1, Integer::sum);
            free.remove(endpoint);
        }

        void move(Move move) {
            loads.merge(move.from(), -1, Integer::sum);
            put(move.endpoint(), move.to());
            fixed.add(move.endpoint());
        }

        Optional<String> least(String endpoint) {
            return living.getOrDefault(endpoint, Set.of()).stream()
                    .min(Comparator.comparingInt(this::load).thenComparing(p -> p));
        }

        Optional<Move> bestMove() {
            List<Move> moves = new ArrayList<>();
            owners.forEach(
                    (endpoint, owner) -> {
                        for (String process : settled.getOrDefault(endpoint, Set.of())) {
                            int difference = load(owner) - load(process);
                            if (difference > 1 && !fixed.contains(endpoint)) {
                                moves.add(new Move(endpoint, owner, process, difference));
                            }
                        }
                    });
            return moves.stream()
                    .min(
                            Comparator.comparingInt((Move m) -> -m.difference())
                                    .thenComparing(Move::to)
                                    .thenComparing(Move::from)
                                    .thenComparing(Move::endpoint, Comparator.reverseOrder()));
        }

        private int load(String process) {
            return loads.getOrDefault(process, 0);
        }

        private static Optional<String> text(Map<String, @Nullable Object> row, String column) {
            return Optional.ofNullable(row.get(column)).map(Object::toString);
        }

        private static boolean flag(Map<String, @Nullable Object> row, String column) {
            return row.get(column) instanceof Number n && n.intValue() == 1;
        }
    }
}
