package io.leeway.system.architecture;

import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules the code keeps between its parts: those of the libraries, and those of all modules. {@link
 * ServiceArchitectureTest} has those of the services, {@link ToolArchitectureTest} those of the tools. A rule that is
 * broken says why it is there and which lines break it.
 */
class ArchitectureTest {

    /** As many as are still told apart by their place. */
    private static final int MOST_ARGUMENTS = 12;

    @Test
    void shouldReadEveryModule() {
        assertThat(Modules.SERVICE_PACKAGES).allSatisfy(name -> assertIsRead(name, Modules.PRODUCT));
        assertThat(Modules.TOOL_PACKAGES).allSatisfy(name -> assertIsRead(name, Modules.TOOLS));
    }

    private static void assertIsRead(String name, JavaClasses classes) {
        assertThat(classes)
                .as("no class was found of " + name + ": is the module compiled?")
                .anyMatch(type -> type.getPackageName().startsWith(name.substring(0, name.length() - 2)));
    }

    @Test
    void shouldKeepStatisticsFreeOfFrameworks() {
        classes()
                .that()
                .resideInAPackage("io.leeway.statistics..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.apache.commons..", "org.jspecify..", "io.leeway.statistics..")
                .because("statistics are arithmetic: whoever doubts a figure runs them with nothing around")
                .check(Modules.PRODUCT);
    }

    @Test
    void shouldKeepContractsToJson() {
        classes()
                .that()
                .resideInAPackage("io.leeway.contracts..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "com.fasterxml.jackson..", "org.jspecify..", "io.leeway.contracts..")
                .because("services and clients share them, whatever each of these is built with")
                .check(Modules.PRODUCT);
    }

    @Test
    void shouldKeepAccessFreeOfFrameworks() {
        classes()
                .that()
                .resideInAPackage("io.leeway.access..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "io.leeway.access..")
                .because(
                        "services and the command line read the same file of keys, and who may what is reviewed on its own")
                .check(Modules.PRODUCT);
    }

    @Test
    void shouldKeepTheReaderOfRowsToRows() {
        classes()
                .that()
                .resideInAPackage("io.leeway.rows..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "com.fasterxml.jackson..",
                        "ch.randelshofer.fastdoubleparser..",
                        "org.jspecify..",
                        "io.leeway.contracts..",
                        "io.leeway.rows..")
                .because("services and the command line read the same file alike: what is done with the rows is theirs")
                .check(Modules.PRODUCT);
    }

    @Test
    void shouldKeepEvaluationFreeOfFrameworks() {
        classes()
                .that()
                .resideInAPackage("io.leeway.evaluation..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "io.leeway.contracts..",
                        "io.leeway.statistics..",
                        "io.leeway.evaluation..")
                .because("a verdict depends on its inputs alone: services load before it and store after it, and the"
                        + " command line comes to the same verdict without them")
                .check(Modules.PRODUCT);
    }

    @Test
    void shouldKeepLibrariesFromKnowingServices() {
        noClasses()
                .that()
                .resideInAnyPackage(Modules.LIBRARY_PACKAGES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Modules.SERVICE_PACKAGES.toArray(String[]::new))
                .because("a library that knows one of its services cannot serve the others")
                .check(Modules.PRODUCT);
    }

    @Test
    void shouldNameTheComponentsOfLongRecords() {
        noClasses()
                .should(callConstructorsOfLongRecords())
                .because(
                        "nobody sees which of " + MOST_ARGUMENTS + " and more arguments is which, and two of a type are"
                                + " exchanged unnoticed: mark the record @RecordBuilder and use its builder")
                .check(Modules.compiled(Set.of("classes", "test-classes")));
    }

    /** By others than the record itself and the builder that is generated for it. */
    private static ArchCondition<JavaClass> callConstructorsOfLongRecords() {
        return new ArchCondition<>(
                "call the constructor of a record with more than " + MOST_ARGUMENTS + " components") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream.<JavaCodeUnitAccess<?>>concat(
                                type.getConstructorCallsFromSelf().stream(),
                                type.getConstructorReferencesFromSelf().stream())
                        .filter(call -> call.getTargetOwner().isRecord())
                        .filter(call -> call.getTarget().getRawParameterTypes().size() > MOST_ARGUMENTS)
                        .filter(call -> !type.equals(call.getTargetOwner()))
                        .filter(call -> !type.getName()
                                .equals(call.getTargetOwner().getName().replace("$", "") + "Builder"))
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
            }
        };
    }
}
