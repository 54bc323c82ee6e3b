package org.caravane.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our code keeps each rule, and each rule notices code that does not. */
class ArchitectureTest {
    private static final String ROOT = "org.caravane";
    private static final String ASTRAY = "org.caravane.conventions.astray";
    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT);
    private static final JavaClasses BREAKING = new ClassFileImporter().importPackages(ASTRAY);

    static List<ArchRule> ours() {
        return new Architecture(ROOT).rules();
    }

    static List<ArchRule> breaking() {
        return new Architecture(ASTRAY).rules();
    }

    @ParameterizedTest
    @MethodSource("ours")
    void ourCodeKeeps(ArchRule rule) {
        rule.check(OURS);
    }

    @ParameterizedTest
    @MethodSource("breaking")
    void noticesCodeThatBreaks(ArchRule rule) {
        assertThat(rule.evaluate(BREAKING).hasViolation()).isTrue();
    }
}
