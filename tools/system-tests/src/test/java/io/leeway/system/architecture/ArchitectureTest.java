package io.leeway.system.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules the code keeps between its parts. A rule that is broken says why it is there and which lines break it. Code
 * that has to break one is named in the rule's list of exceptions, with the reason.
 */
class ArchitectureTest {

    private static final List<String> LIBRARIES = List.of(
            "libs/statistics",
            "libs/contracts",
            "libs/rows",
            "libs/evaluation",
            "libs/web-support",
            "libs/service-support");

    static final List<String> SERVICES =
            List.of("ingest-service", "drift-service", "performance-service", "risk-service", "alert-service");

    private static final String[] LIBRARY_PACKAGES = {
        "io.leeway.statistics..",
        "io.leeway.contracts..",
        "io.leeway.rows..",
        "io.leeway.evaluation..",
        "io.leeway.support.."
    };

    private static final List<String> SERVICE_PACKAGES = List.of(
            "io.leeway.ingest..",
            "io.leeway.drift..",
            "io.leeway.performance..",
            "io.leeway.risk..",
            "io.leeway.alert..",
            "io.leeway.dashboard..");

    /** What writes to MongoDB without being called a repository. */
    private static final Map<String, String> MONGODB_WRITERS = Map.of(
            "io.leeway.support.history.Revisions",
                    "the one step in which repositories write what several instances race for",
            "io.leeway.support.history.ModelDocuments",
                    "deletes a model's documents from a collection a repository hands it",
            "io.leeway.support.history.DeletedModels", "keeps each service's own list of deleted models",
            "io.leeway.performance.baselines.BaselineService", "keeps what it measured, which can be measured again",
            "io.leeway.risk.messaging.WaitingAssessments", "a queue in a collection",
            "io.leeway.risk.assessment.ModelActivity", "a count in a collection, made anew with each assessment");

    /** What speaks SQL without being called a repository. */
    private static final Map<String, String> SQL_SPEAKERS = Map.of(
            "io.leeway.ingest.datasets.DatasetLedger",
            "steps of a ledger's line, a statement each",
            "io.leeway.ingest.models.ModelDeletion",
            "deletes a model's rows from every table",
            "io.leeway.ingest.accounting.PipelineWatch",
            "asks several features' tables at once how far a model is",
            "io.leeway.ingest.outbox.Leases",
            "a table of its own, which has no entity",
            "io.leeway.support.persistence.Transactions",
            "bounds every transaction, and touches no table");

    /** What changes another feature's entity. */
    private static final Map<String, String> CHANGERS_OF_OTHERS = Map.ofEntries(
            entry("io.leeway.ingest.accounting.PipelineWatch", "notes in the locked model what it has told"),
            entry("io.leeway.ingest.datasets.BatchParts", "counts in the model, which is locked meanwhile"),
            entry("io.leeway.ingest.datasets.BatchReception", "counts in the model, which is locked meanwhile"),
            entry("io.leeway.ingest.datasets.ReferenceReception", "gives the model its reference, in one transaction"),
            entry("io.leeway.ingest.datasets.ReferenceService", "gives the model its reference, in one transaction"),
            entry("io.leeway.ingest.refusals.Refusals", "counts in the model, which is locked meanwhile"));

    private static final List<String> TOOL_PACKAGES =
            List.of("io.leeway.client..", "io.leeway.workbench..", "io.leeway.demo..");

    /** As many as are still told apart by their place. */
    private static final int MOST_ARGUMENTS = 12;

    /** {@code GROUP/MODULE/pom.xml}, counted from the root. */
    private static final int DEPTH_OF_POMS = 3;

    private static final JavaClasses PRODUCT =
            read(Stream.of(LIBRARIES, SERVICES, List.of("dashboard-ui")).flatMap(Collection::stream));

    private static final JavaClasses TOOLS = read(Stream.of("tools/client", "tools/workbench", "tools/demo"));

    /** By path: what the services are built with is not on the class path here. */
    private static JavaClasses read(Stream<String> modules) {
        Path root = Path.of(System.getProperty("leeway.root"));
        return new ClassFileImporter()
                .importPaths(modules.map(module -> root.resolve(module).resolve("target/classes"))
                        .toList());
    }

    /** The classes of every module, tools and tests as well, by the names of their directories below {@code target}. */
    private static JavaClasses compiled(Set<String> directories) {
        Path root = Path.of(System.getProperty("leeway.root"));
        try (Stream<Path> poms = Files.find(root, DEPTH_OF_POMS, (path, attributes) -> path.getFileName()
                .toString()
                .equals("pom.xml"))) {
            return new ClassFileImporter()
                    .importPaths(poms.flatMap(pom -> directories.stream()
                                    .map(name -> pom.resolveSibling("target").resolve(name)))
                            .filter(Files::isDirectory)
                            .toList());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    @Test
    void shouldReadEveryModule() {
        assertThat(SERVICE_PACKAGES).allSatisfy(name -> assertIsRead(name, PRODUCT));
        assertThat(TOOL_PACKAGES).allSatisfy(name -> assertIsRead(name, TOOLS));
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
                .check(PRODUCT);
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
                .check(PRODUCT);
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
                        "de.siegmar.fastcsv..",
                        "org.jspecify..",
                        "io.leeway.contracts..",
                        "io.leeway.rows..")
                .because("services and the command line read the same file alike: what is done with the rows is theirs")
                .check(PRODUCT);
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
                .check(PRODUCT);
    }

    @Test
    void shouldKeepServicesApart() {
        for (String service : SERVICE_PACKAGES) {
            List<String> others = new ArrayList<>(SERVICE_PACKAGES);
            others.remove(service);
            noClasses()
                    .that()
                    .resideInAPackage(service)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others.toArray(String[]::new))
                    .because("services are deployed one by one and meet in events and HTTP only; what several of them"
                            + " need stands below libs")
                    .check(PRODUCT);
        }
    }

    @Test
    void shouldKeepLibrariesFromKnowingServices() {
        noClasses()
                .that()
                .resideInAnyPackage(LIBRARY_PACKAGES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVICE_PACKAGES.toArray(String[]::new))
                .because("a library that knows one of its services cannot serve the others")
                .check(PRODUCT);
    }

    @Test
    void shouldKeepTheClientToHttpAndContracts() {
        classes()
                .that()
                .resideInAPackage("io.leeway.client..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.net.ssl..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..",
                        "picocli..",
                        "io.leeway.contracts..",
                        "io.leeway.client..")
                .because("who talks to a running Leeway wants an answer at once: neither statistics nor evaluation, nor"
                        + " what the workbench and the demonstration need, is there when it starts")
                .check(TOOLS);
    }

    @Test
    void shouldKeepTheWorkbenchFromTheDemonstration() {
        noClasses()
                .that()
                .resideInAPackage("io.leeway.workbench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.leeway.demo..", "io.leeway.stack..", "org.tribuo..")
                .because("the workbench works on files alone: it starts no server and trains no model")
                .check(TOOLS);
    }

    @Test
    void shouldKeepToolsFromKnowingServices() {
        noClasses()
                .that()
                .resideInAnyPackage(TOOL_PACKAGES.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVICE_PACKAGES.toArray(String[]::new))
                .because("tools reach services as everybody does, through HTTP")
                .check(TOOLS);
    }

    @Test
    void shouldKeepPackagesOfAToolFreeOfCycles() {
        for (String tool : TOOL_PACKAGES) {
            slices().matching(tool.replace("..", ".(*).."))
                    .should()
                    .beFreeOfCycles()
                    .because("features that need each other are one feature, and can only be read and changed together")
                    .check(TOOLS);
        }
    }

    @Test
    void shouldKeepPackagesOfAServiceFreeOfCycles() {
        for (String service : SERVICE_PACKAGES) {
            slices().matching(service.replace("..", ".(*).."))
                    .should()
                    .beFreeOfCycles()
                    // Alerts enqueue deliveries, and a delivery reads the alert that it tells of.
                    .ignoreDependency(
                            resideInAPackage("io.leeway.alert.delivery"), resideInAPackage("io.leeway.alert.alerts"))
                    .because("features that need each other are one feature, and can only be read and changed together")
                    .check(PRODUCT);
        }
    }

    @Test
    void shouldKeepResourcesFromTheDatabase() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.persistence..",
                        "org.hibernate..",
                        "io.quarkus.hibernate..",
                        "io.quarkus.mongodb..",
                        "com.mongodb..",
                        "org.bson..")
                .because(
                        "a resource speaks HTTP; what is stored, and in which transaction, is for what it calls to say")
                .check(PRODUCT);
    }

    @Test
    void shouldWriteToMongoInRepositories() {
        noClasses()
                .that(areNeitherRepositoriesNor(MONGODB_WRITERS.keySet()))
                .should(call(
                        "a method that changes a MongoDB collection",
                        call -> call.getTargetOwner().getSimpleName().equals("MongoCollection")
                                && call.getName()
                                        .matches("(insert|replace|update|delete|bulkWrite|findOneAnd|drop).*")))
                .because("each collection has one writer, which knows how it behaves when two instances write at once")
                .check(PRODUCT);
    }

    @Test
    void shouldSpeakSqlInRepositories() {
        noClasses()
                .that(areNeitherRepositoriesNor(SQL_SPEAKERS.keySet()))
                .should(call(
                        "a statement",
                        call -> call.getTargetOwner().getName().startsWith("org.hibernate.reactive.mutiny.Mutiny")
                                && call.getName().matches("create.*Query|persist.*|merge.*|remove.*")))
                .because("a table's statements stand together, where its constraints and locks can be reasoned about")
                .check(PRODUCT);
    }

    @Test
    void shouldWriteATableInItsOwnFeature() {
        noClasses()
                .should(call(
                        "a method that writes through another package's repository",
                        call -> isWritingMethodOfPanache(call)
                                && !call.getTargetOwner()
                                        .getPackageName()
                                        .equals(call.getOriginOwner().getPackageName())))
                .because("each table has one feature that writes it; others call that feature by what they want of it")
                .check(PRODUCT);
    }

    @Test
    void shouldChangeEntitiesInTheirOwnFeature() {
        fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should(beSetInTheirOwnPackage())
                .because("a changed entity is written at the end of the transaction, without a call that says so")
                .check(PRODUCT);
    }

    @Test
    void shouldLogWithOneLibrary() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .because("everything logs through org.jboss.logging, which the services' log format is made for")
                .check(PRODUCT);
    }

    @Test
    void shouldInjectThroughConstructors() {
        noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Channel")
                .because("what comes through the constructor is there, is final, and can be handed in by a test")
                .check(PRODUCT);
    }

    @Test
    void shouldLeaveStandardStreamsToTools() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("a service says what it has to say in its log")
                .check(PRODUCT);
    }

    @Test
    void shouldNameTheComponentsOfLongRecords() {
        noClasses()
                .should(callConstructorsOfLongRecords())
                .because(
                        "nobody sees which of " + MOST_ARGUMENTS + " and more arguments is which, and two of a type are"
                                + " exchanged unnoticed: mark the record @RecordBuilder and use its builder")
                .check(compiled(Set.of("classes", "test-classes")));
    }

    @Test
    void shouldNameOnlyExceptionsThatAreThere() {
        assertThat(Stream.of(MONGODB_WRITERS, SQL_SPEAKERS, CHANGERS_OF_OTHERS).flatMap(list -> list.keySet().stream()))
                .as("exceptions to the rules: take out what is gone")
                .allMatch(PRODUCT::contain);
    }

    private static DescribedPredicate<JavaClass> areNeitherRepositoriesNor(Set<String> exceptions) {
        return describe(
                "are neither repositories nor exceptions to this rule",
                type -> !outermost(type).getSimpleName().endsWith("Repository")
                        && !exceptions.contains(outermost(type).getName()));
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    private static boolean isWritingMethodOfPanache(JavaMethodCall call) {
        return call.getTargetOwner().isAssignableTo("io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase")
                && call.getName().matches("persist|persistAndFlush|delete|deleteAll|deleteById|update");
    }

    private static ArchCondition<JavaClass> call(String what, Predicate<JavaMethodCall> which) {
        return new ArchCondition<>("call " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMethodCallsFromSelf().stream()
                        .filter(which)
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
            }
        };
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

    private static ArchCondition<JavaField> beSetInTheirOwnPackage() {
        return new ArchCondition<>("be set in their own package, or by an exception to this rule") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                field.getAccessesToSelf().stream()
                        .filter(access -> access.getAccessType() == AccessType.SET)
                        .filter(access -> !access.getOriginOwner()
                                .getPackageName()
                                .equals(field.getOwner().getPackageName()))
                        .filter(access -> !CHANGERS_OF_OTHERS.containsKey(
                                outermost(access.getOriginOwner()).getName()))
                        .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
            }
        };
    }
}
