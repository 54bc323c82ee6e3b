package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The README tells every command, option, operation, figure and warning that there is. */
final class OperatorChapterTest {
    private static final Set<String> EVERYWHERE = Set.of("--help", "--version");
    private static final Pattern USE = Pattern.compile("\\./caravane ([a-z-]+)([^\n]*)");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");
    private static final Pattern ROUTE_WARNING =
            Pattern.compile("loggingLevel: WARN,?\\s+message: \"(.*?)\" ?[}\n]");
    private static final Pattern CLASS_WARNING =
            Pattern.compile("\\.warn\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Test
    void tellsEveryCommandWithItsOptions() throws IOException {
        List<String> rows =
                readme().lines().filter(line -> line.startsWith("| `./caravane ")).toList();
        List<String> missing = new ArrayList<>();
        Caravane.commandLine()
                .getSubcommands()
                .forEach(
                        (name, command) -> {
                            if (!command.getCommandSpec().usageMessage().hidden()) {
                                String row =
                                        rows.stream()
                                                .filter(r -> r.startsWith("| `./caravane " + name))
                                                .collect(Collectors.joining());
                                words(command)
                                        .filter(word -> !row.contains(word))
                                        .forEach(word -> missing.add(name + " " + word));
                            }
                        });
        assertThat(rows).hasSizeGreaterThan(8);
        assertThat(missing).isEmpty();
    }

    @Test
    void namesNoCommandOrOptionThatThereIsNot() throws IOException {
        var commands = Caravane.commandLine().getSubcommands();
        int seen = 0;
        for (Matcher use = USE.matcher(readme()); use.find(); seen++) {
            assertThat(commands).containsKey(use.group(1));
            Set<String> options =
                    words(commands.get(use.group(1)))
                            .collect(Collectors.toCollection(TreeSet::new));
            // what stands behind the command's own cell or sentence is not its
            Matcher option = OPTION.matcher(use.group(2).split("[`|.#]", 2)[0]);
            while (option.find()) {
                assertThat(options).as(use.group()).contains(option.group());
            }
        }
        assertThat(seen).isGreaterThan(20);
    }

    @Test
    void tellsEveryFigureAndOperationOfAShopsBean() throws IOException, JMException {
        String readme = readme();
        try (Scene scene = new Scene().run()) {
            MBeanInfo bean =
                    ManagementFactory.getPlatformMBeanServer()
                            .getMBeanInfo(new ObjectName("org.caravane:type=shop,name=main"));
            for (MBeanOperationInfo operation : bean.getOperations()) {
                assertThat(readme).contains("`" + operation.getName() + "`");
            }
            List<String> figures =
                    Stream.of(bean.getAttributes())
                            .map(MBeanAttributeInfo::getName)
                            .filter(name -> name.startsWith("Product"))
                            .map(name -> name.substring("Product".length()))
                            .map(name -> name.substring(0, 1).toLowerCase() + name.substring(1))
                            .toList();
            assertThat(figures).hasSizeGreaterThan(8);
            assertThat(figures).allSatisfy(f -> assertThat(readme).contains("| `" + f + "` |"));
            assertThat(scene.store()).isNotNull();
        }
    }

    @Test
    void tellsEveryWarning() throws IOException {
        String readme = readme();
        List<String> untold = new ArrayList<>();
        List<String> warnings = new ArrayList<>(warnings("routes", ".yaml", ROUTE_WARNING));
        warnings.addAll(warnings("src/main/java", ".java", CLASS_WARNING));
        for (String warning : warnings) {
            Stream.of(warning.split("\\$\\{.*?}|\\{}"))
                    .max(Comparator.comparingInt(String::length))
                    .map(words -> words.replaceFirst("^[.;: ]+", "").replaceFirst("[:; ]+$", ""))
                    .filter(words -> !words.isEmpty() && !readme.contains(words))
                    .ifPresent(untold::add);
        }
        assertThat(warnings).hasSizeGreaterThan(20);
        assertThat(untold).isEmpty();
    }

    /** Options by their longest names, and commands below it. */
    private static Stream<String> words(CommandLine command) {
        Stream<String> own =
                command.getCommandSpec().options().stream()
                        .map(CommandLine.Model.OptionSpec::longestName)
                        .filter(name -> !EVERYWHERE.contains(name));
        Stream<String> below =
                command.getSubcommands().entrySet().stream()
                        .flatMap(e -> Stream.concat(Stream.of(e.getKey()), words(e.getValue())));
        return Stream.concat(own, below);
    }

    private static List<String> warnings(String folder, String ending, Pattern pattern)
            throws IOException {
        List<String> warnings = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    warnings.add(matcher.group(1));
                }
            }
        }
        return warnings;
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }
}
