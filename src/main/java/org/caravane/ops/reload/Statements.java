package org.caravane.ops.reload;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows statements to the store without running them: it says what it does not understand, and
 * which table or column there is not.
 */
final class Statements {
    private static final Logger LOG = LoggerFactory.getLogger(Statements.class);
    private static final Pattern PARAMETER = Pattern.compile(":#(?:in:)?(?:\\$\\{[^}]*}|[\\w.-]+)");
    private static final Pattern MARKED =
            Pattern.compile("(?s)\\[\\*](\\S{0,30}).*?\"((?:; expected .*)?)$");
    private static final Pattern QUOTED = Pattern.compile("[\"“]([\\w.]+)[\"”]");

    /**
     * What is a statement's own fault: syntax, and names that there are not. Of other complaints a
     * missing parameter may be the cause.
     */
    private static final Set<String> FAULTS =
            Set.of("42000", "42001", "42S02", "42S22", "42601", "42P01", "42703", "42102", "42122");

    private final DataSource store;

    Statements(DataSource store) {
        this.store = store;
    }

    /**
     * What the store refuses; nothing when it cannot be asked.
     *
     * @param sql statements by the name of their file
     */
    List<Defect> defects(Map<String, String> sql) {
        List<Defect> defects = new ArrayList<>();
        try (Connection connection = store.getConnection()) {
            sql.forEach((file, text) -> complaint(connection, file, text).ifPresent(defects::add));
        } catch (SQLException e) {
            LOG.warn("The store cannot be asked about statements: {}", e.getMessage());
        }
        return defects;
    }

    private static Optional<Defect> complaint(Connection connection, String file, String text) {
        String bare = text.replaceAll("(?m)^\\s*--.*$", "");
        String asked = PARAMETER.matcher(bare).replaceAll("?");
        try (PreparedStatement statement = connection.prepareStatement(asked)) {
            // PostgreSQL looks at it only now
            statement.getParameterMetaData();
            return Optional.empty();
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (!FAULTS.contains(state)) {
                return Optional.empty();
            }
            String said = String.valueOf(e.getMessage());
            return Optional.of(new Defect(file, line(text, asked, said), sentence(said)));
        }
    }

    /** H2 repeats the statement, and marks in it where it gave up. */
    private static String sentence(String said) {
        String brief = said.replaceAll("(?s); SQL statement:.*", "");
        Matcher marked = MARKED.matcher(brief);
        if (marked.find()) {
            brief = "Syntax error at \"%s\"%s".formatted(marked.group(1), marked.group(2));
        }
        return brief.replaceAll("\\s+", " ");
    }

    /** Parameters are replaced within their line, so lines stay. */
    private static int line(String text, String asked, String said) {
        int marked = said.indexOf("[*]");
        int begins = said.indexOf(asked.strip().substring(0, Math.min(6, asked.strip().length())));
        if (marked >= 0 && begins >= 0 && begins <= marked) {
            int blank = asked.length() - asked.stripLeading().length();
            return Lines.at(asked, blank + marked - begins);
        }
        Matcher quoted = QUOTED.matcher(said);
        while (quoted.find()) {
            Matcher found =
                    Pattern.compile("(?i)\\b" + Pattern.quote(quoted.group(1)) + "\\b")
                            .matcher(text);
            if (found.find()) {
                return Lines.at(text, found.start());
            }
        }
        return 1;
    }
}
