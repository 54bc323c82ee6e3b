package org.caravane.conventions;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caravane.model.CaravaneException;
import org.jspecify.annotations.NullMarked;

/**
 * The rooms of the house, and who may know whom.
 *
 * @param root the package that has the rooms
 */
record Architecture(String root) {
    private static final String CAMEL = "org.apache.camel..";
    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String DOOR = "org.caravane.ops.http";
    private static final String CREDENTIALS = "org.caravane.ops.Credentials";

    List<ArchRule> rules() {
        return List.of(
                knowsOnly("model")
                        .because(
                                "records are what all rooms speak in, so they speak of no library"),
                knowsOnly("dolibarr", room("model"), JACKSON)
                        .because("Dolibarr's quirks end here, and PrestaShop's begin elsewhere"),
                knowsOnly(
                                "prestashop",
                                room("model"),
                                JACKSON,
                                "org.jsoup..",
                                "com.ctc.wstx..",
                                "javax.xml..")
                        .because("PrestaShop's quirks end here, and Dolibarr's begin elsewhere"),
                knowsOnly("sync", room("model"))
                        .because("a decision is a function of what was read and what is known"),
                knowsOnly(
                                "store",
                                room("model"),
                                JACKSON,
                                "org.springframework.jdbc..",
                                "org.springframework.dao..",
                                "org.flywaydb..",
                                "org.h2..",
                                "javax.sql..")
                        .because("the store keeps what others decided"),
                knowsOnly(
                                "failure",
                                room("model"),
                                "com.fasterxml.jackson.core..",
                                CAMEL,
                                "javax.net.ssl..")
                        .because("failures are told apart by their types, whoever they come from"),
                knowsOnly(
                                "sandbox",
                                JACKSON,
                                "javax..",
                                "com.sun.net.httpserver..",
                                "org.w3c.dom..",
                                "org.xml.sax..")
                        .allowEmptyShould(true)
                        .because("a stub that shared our code would share our mistakes"),
                noClasses()
                        .that(not(resideInAnyPackage(room("ops"), room("failure"))))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(CAMEL)
                        .because("what is not wiring can be read, tested and reused without Camel"),
                noClasses()
                        .that(not(resideInAnyPackage(room("ops"))))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(room("ops"))
                        .because("arrows point inwards, and ops is the outermost room"),
                noClasses()
                        .that(not(resideInAnyPackage(room("sandbox"))))
                        .and(not(describe("stand at the door", Architecture::isDoor)))
                        .and(not(simpleNameStartingWith("RawClient")))
                        .should()
                        .dependOnClassesThat(opensConnections())
                        .because(
                                "every HTTP call stands in a route, where an operator sees it; what bench compares Caravane with is none of its own"),
                classes()
                        .that(assignableTo(Throwable.class))
                        .and(not(resideInAnyPackage(room("sandbox"))))
                        .should()
                        .beAssignableTo(CaravaneException.class)
                        .because("a failure has a kind and a sentence for the operator"),
                noClasses()
                        .that(not(resideInAnyPackage(room("sandbox"))))
                        .and(not(assignableTo(CaravaneException.class)))
                        .should()
                        .accessTargetWhere(
                                describe("make a foreign exception", Architecture::isForeign))
                        .because(
                                "only a mistake of ours is an IllegalStateException; the world's failures extend CaravaneException"),
                noClasses()
                        .that(not(resideInAnyPackage(room("ops"), room("sandbox"))))
                        .should()
                        .accessTargetWhere(
                                describe(
                                        "write to the console or to java.util.logging",
                                        Architecture::isPrinting))
                        .because("what an operator reads is written by routes and ops"),
                noClasses()
                        .that(not(resideInAnyPackage(room("ops"), room("sandbox"))))
                        .should()
                        .accessTargetWhere(
                                describe("look at the machine's clock", Architecture::isNow))
                        .because("time is passed in, or a test could not choose it"),
                classes()
                        .should(resideInNullMarkedPackages())
                        .because("no null travels unless its type says so"),
                classes()
                        .that()
                        .areTopLevelClasses()
                        .and()
                        .areNotEnums()
                        .and(not(modifier(JavaModifier.ABSTRACT)))
                        .should()
                        .haveModifier(JavaModifier.FINAL)
                        .because("what was not made for inheritance is not inherited from"));
    }

    private ArchRule knowsOnly(String room, String... others) {
        String[] known =
                Stream.concat(
                                Stream.of("java..", "org.jspecify..", room(room)),
                                Arrays.stream(others))
                        .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(room(room))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(known);
    }

    private String room(String name) {
        return root + "." + name + "..";
    }

    /** They configure the client of camel-http, and open nothing. */
    private static boolean isDoor(JavaClass type) {
        return type.getPackageName().equals(DOOR)
                || type.getName().equals(CREDENTIALS)
                || type.getName().startsWith(CREDENTIALS + "$");
    }

    private static DescribedPredicate<JavaClass> opensConnections() {
        Set<String> own =
                Set.of(
                        "java.net.URLConnection",
                        "java.net.HttpURLConnection",
                        "javax.net.ssl.HttpsURLConnection",
                        "java.net.Socket",
                        "java.nio.channels.SocketChannel");
        return resideInAnyPackage("java.net.http..", "org.apache.hc..")
                .or(describe("are connections", type -> own.contains(type.getName())))
                .as("open connections");
    }

    private static boolean isForeign(JavaAccess<?> access) {
        JavaClass made = access.getTargetOwner();
        return access.getTarget().getName().equals("<init>")
                && made.isAssignableTo(Throwable.class)
                && !made.isAssignableTo(CaravaneException.class)
                && !made.isAssignableTo(IllegalStateException.class)
                && !made.isAssignableTo(Error.class)
                && !made.getPackageName().startsWith("picocli");
    }

    private static boolean isPrinting(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return owner.startsWith("java.util.logging.")
                || (owner.equals("java.lang.System")
                        && Set.of("out", "err").contains(access.getTarget().getName()))
                || access.getTarget().getName().equals("printStackTrace");
    }

    /** A now that is told by a clock which was passed in is nobody's machine. */
    private static boolean isNow(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        if (owner.isEquivalentTo(Clock.class)) {
            return name.startsWith("system") || name.startsWith("tick");
        }
        boolean told =
                access.getTarget() instanceof CodeUnitAccessTarget unit
                        && unit.getRawParameterTypes().stream()
                                .anyMatch(type -> type.isEquivalentTo(Clock.class));
        return (owner.getPackageName().startsWith("java.time") && name.equals("now") && !told)
                || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"));
    }

    private static ArchCondition<JavaClass> resideInNullMarkedPackages() {
        return new ArchCondition<>("reside in a package whose package-info is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                JavaPackage home = type.getPackage();
                boolean marked =
                        home.tryGetPackageInfo()
                                .filter(info -> info.isAnnotatedWith(NullMarked.class))
                                .isPresent();
                if (!marked) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    type,
                                    type.getName() + " is in a package that is not @NullMarked"));
                }
            }
        };
    }
}
