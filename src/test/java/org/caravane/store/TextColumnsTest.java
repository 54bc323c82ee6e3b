package org.caravane.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caravane.store.TextColumns.TextColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Whatever text is composed or comes from outside fits its column. */
class TextColumnsTest {
    private static final Pattern PARAMETER = Pattern.compile(":#(?:\\$\\{variable\\.)?(\\w+)");

    /** Names, tokens, numbers and moments: never cut, because a cut one would be another. */
    private static final Set<String> NO_TEXT =
            Set.of(
                    "kind",
                    "target",
                    "after",
                    "always",
                    "at",
                    "attempts",
                    "canaryId",
                    "chunk",
                    "closedBefore",
                    "createdIds",
                    "dayAgo",
                    "doubted",
                    "doubtedUntil",
                    "due",
                    "endpoint",
                    "entity",
                    "fence",
                    "fields",
                    "foundIds",
                    "gatheredBefore",
                    "gen",
                    "goneAt",
                    "group",
                    "hash",
                    "holder",
                    "hourAgo",
                    "in",
                    "keptSince",
                    "key",
                    "knownBorn",
                    "lane",
                    "lately",
                    "latestDue",
                    "letter",
                    "lookBefore",
                    "minute",
                    "missedKeys",
                    "n",
                    "open",
                    "parkedAfter",
                    "pricedBefore",
                    "version",
                    "now",
                    "origin",
                    "over",
                    "part",
                    "pass",
                    "pauseSubject",
                    "quietSince",
                    "rate",
                    "recently",
                    "requests",
                    "scope",
                    "shop",
                    "size",
                    "slot",
                    "soon",
                    "source",
                    "stream",
                    "sure",
                    "targetId",
                    "to",
                    "token",
                    "urgency",
                    "verdict",
                    "verifiedAfter",
                    "verifiedBefore",
                    "waitsEntity",
                    "waitsKey");

    private final JdbcTemplate store = migrated();

    @ParameterizedTest
    @MethodSource("columns")
    void cutsToTheWidthThatTheColumnHas(TextColumn column) {
        Integer width =
                store.queryForObject(
                        "select character_maximum_length from information_schema.columns"
                                + " where lower(table_name) = ? and lower(column_name) = ?",
                        Integer.class,
                        column.table(),
                        column.column());

        assertThat(column.width()).isEqualTo(width);
        assertThat((String) TextColumns.fit(column.parameter(), "é".repeat(1_100_000)))
                .hasSize(column.width())
                .endsWith("…");
        assertThat(
                        (String)
                                TextColumns.fit(
                                        "${variable." + column.parameter() + "}",
                                        "é".repeat(1_100_000)))
                .hasSize(column.width());
    }

    static List<TextColumn> columns() {
        return TextColumns.ALL;
    }

    @Test
    void knowsEachParameterOfEachStatement() throws IOException {
        Set<String> unknown = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("routes/sql"))) {
            for (Path file : files.toList()) {
                PARAMETER
                        .matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> !NO_TEXT.contains(name) && !isText(name))
                        .forEach(unknown::add);
            }
        }

        assertThat(unknown).as("either a text that is cut, or something else").isEmpty();
    }

    private static boolean isText(String name) {
        return TextColumns.ALL.stream().anyMatch(column -> column.parameter().equals(name));
    }

    @ParameterizedTest
    @CsvSource({"suspicion,500", "pauseReason,1000", "why,100", "warnings,4000", "asked,300"})
    void leavesWhatFitsAndHoldsNoHalfCharacter(String parameter, int width) {
        String fits = "x".repeat(width);
        String half = "x".repeat(width - 2) + "😀y";

        assertThat(TextColumns.fit(parameter, fits)).isEqualTo(fits);
        assertThat(TextColumns.fit(parameter, half)).isEqualTo("x".repeat(width - 2) + "…");
        assertThat(TextColumns.fit(parameter, "a\0b")).isEqualTo("a b");
        assertThat(TextColumns.fit(parameter, 7L)).isEqualTo(7L);
        assertThat(TextColumns.fit(parameter, null)).isNull();
    }

    @Test
    void cutsNoNameAndNoToken() {
        String long300 = "n".repeat(300);

        assertThat(Map.of("key", long300, "token", long300, "fields", long300))
                .allSatisfy(
                        (name, value) -> assertThat(TextColumns.fit(name, value)).isSameAs(value));
    }

    private static JdbcTemplate migrated() {
        var source = new DriverManagerDataSource("jdbc:h2:mem:columns;DB_CLOSE_DELAY=-1", "sa", "");
        new StoreSetup(source).prepare(List.of());
        return new JdbcTemplate(source);
    }
}
