package org.caravane.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README tells every setting, and no other. */
final class ReadmeTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (`[a-z].*?`(?:, `.*?`)*) \\| (.*?) \\|");

    @Test
    void tellsEverySettingAndNoOther() throws IOException {
        Set<String> told = new TreeSet<>();
        Matcher rows = ROW.matcher(readme());
        while (rows.find()) {
            Matcher names = Pattern.compile("`([a-zA-Z.-]+)`").matcher(rows.group(1));
            while (names.find()) {
                if (names.group(1).contains(".")
                        || names.group(1).matches("endpoints|shops|schedules")) {
                    told.add(names.group(1));
                }
            }
        }
        Set<String> set = new TreeSet<>();
        settings()
                .stringPropertyNames()
                .forEach(
                        name -> {
                            if (!name.startsWith("camel.")) {
                                set.add(
                                        name.replaceFirst(
                                                "^(endpoint|shop)\\.(main|b2b)\\.", "$1.NAME."));
                            }
                        });
        assertThat(told).isEqualTo(set);
    }

    @Test
    void tellsTheDefaultThatTheFileHas() throws IOException {
        Matcher rows = ROW.matcher(readme());
        Properties settings = settings();
        int compared = 0;
        while (rows.find()) {
            String name = rows.group(1).replace("`", "");
            String value = settings.getProperty(name.replace("NAME", "main"));
            if (value != null && rows.group(2).startsWith("`") && !name.contains("NAME")) {
                assertThat(rows.group(2)).as(name).isEqualTo("`" + value + "`");
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    private static Properties settings() throws IOException {
        Properties settings = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("application.properties"))) {
            settings.load(reader);
        }
        return settings;
    }
}
