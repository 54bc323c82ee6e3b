package org.caravane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlfiltersTest {
    private static final Set<String> COLUMNS =
            Set.of("t.rowid", "t.ref", "t.label", "t.tms", "t.tosell", "t.barcode", "ef.tms");
    private static final Map<String, Object> ROW =
            Map.of(
                    "t.rowid",
                    BigDecimal.valueOf(12),
                    "t.ref",
                    "COUT-OFF-12",
                    "t.label",
                    "Théière",
                    "t.tosell",
                    BigDecimal.ONE,
                    "t.tms",
                    LocalDateTime.of(2026, 11, 23, 10, 30, 15));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t.rowid:=:12",
                "(t.rowid:>:11)",
                "(t.rowid:<=:12) and (t.tosell:=:1)",
                "((t.tms:>:'2027-01-01') or ((t.tms:=:'2026-11-23 10:30:15') and (t.rowid:>:10)))",
                "(t.rowid:=:1) and (t.rowid:=:2) or (t.tosell:=:1)",
                "(t.tosell:=:1) or (t.rowid:=:1) and (t.rowid:=:2)",
                "(t.rowid:in:1,12,3)",
                "(t.rowid:notin:1,2)",
                "(t.ref:in:'X', 'cout-off-12')",
                "(t.ref:like:'COUT-%')",
                "(t.ref:like:'%_12')",
                "(t.ref:notlike:'BOL%')",
                "(t.label:=:'THEIERE')",
                "(t.barcode:is:null)",
                "(t.ref:isnot:NULL)",
                "(t.tms:>=:'2026-11-23T10:30:15')",
                "(t.tms:>=:'2026-11-23 10:30:15Z')",
                "(t.tms:>=:'20261123103015')",
                "(t.tms:>:'2026-11-23')",
                "(t.tms:<:__NOW__)",
                "(t.tms:>:1795429598)",
            })
    void holds(String filter) {
        assertThat(matches(filter)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(t.rowid:!=:12)",
                "(t.barcode:=:'1')",
                "(t.barcode:!=:'1')",
                "(t.barcode:notin:'1')",
                "(ef.tms:>=:'2000-01-01')",
                "(t.tms:>:'2026-11-23 10:30:15')",
                "(t.tms:=:'nonsense')",
                "((t.rowid:=:12) or (t.tosell:=:1)) and (t.ref:=:'BOL')",
            })
    void doesNotHold(String filter) {
        assertThat(matches(filter)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t.tms >= '2026-01-01'",
                "((t.tms:>:'2026-01-01')",
                "(t.rowid:=:1))",
                "(t.label:like:'%(x)%')",
                "(t.rowid:=:1) xor (t.rowid:=:2)",
                "(t.rowid:~:1)",
            })
    void refusesWhatDolibarrRefuses(String filter) {
        assertThatThrownBy(() -> matches(filter)).isInstanceOf(SqlfilterSyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(t.nosuchcol:=:1)",
                "(t.rowid:=:1) (t.rowid:=:2)",
                "(t.rowid:=:1) and",
                "(t.rowid:is:1)",
                "(t.ref:=:nocolumn)",
                "()",
            })
    void leavesTheRestToTheDatabase(String filter) {
        assertThatThrownBy(() -> matches(filter)).isInstanceOf(SqlfilterDatabaseException.class);
    }

    @Test
    void saysWhatTheRealOneSays() {
        assertThatThrownBy(() -> matches("t.tms >= '2026-01-01'"))
                .hasMessage("Bad syntax of the search string: (t.tms >= '2026-01-01')");
        assertThatThrownBy(() -> matches("((t.tms:>:'2026-01-01')"))
                .hasMessage("Wrong balance of parenthesis in sqlfilters=((t.tms:>:'2026-01-01')");
        assertThatThrownBy(() -> matches("(t.nosuchcol:=:1)"))
                .hasMessage("Unknown column 't.nosuchcol' in 'WHERE'");
    }

    private static boolean matches(String filter) {
        return Sqlfilters.parse(filter, COLUMNS, "2026-11-23 12:00:00", new DolibarrVersion(23))
                .test(column -> Optional.ofNullable(ROW.get(column)));
    }
}
