package org.caravane.ops.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Texts in columns: the first two to the left, numbers to the right. */
final class Table {
    private static final int LEFT_COLUMNS = 2;

    private Table() {}

    static List<String> of(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths =
                IntStream.range(0, columns)
                        .map(
                                c ->
                                        rows.stream()
                                                .mapToInt(row -> row.get(c).length())
                                                .max()
                                                .orElse(0))
                        .toArray();
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                String format =
                        "%" + (c < LEFT_COLUMNS ? "-" : "") + Math.max(1, widths[c]) + "s  ";
                line.append(format.formatted(row.get(c)));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
