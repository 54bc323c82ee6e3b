package org.caravane.ops.reload;

/**
 * What is wrong with a route file.
 *
 * @param file its name below the folder of routes: {@code product.camel.yaml}, {@code
 *     sql/claim.sql}
 * @param line where, counted from 1; 0 when no line is to blame
 * @param reason in one sentence, which begins with the route where there is one
 */
public record Defect(String file, int line, String reason) {

    /** The file and the reason. */
    public String sentence() {
        return file + ": " + reason;
    }

    /** As an editor finds it: {@code product.camel.yaml, line 17: reason}. */
    @Override
    public String toString() {
        return line > 0 ? "%s, line %d: %s".formatted(file, line, reason) : sentence();
    }
}
