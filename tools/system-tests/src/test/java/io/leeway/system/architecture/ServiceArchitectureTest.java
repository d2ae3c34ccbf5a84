package io.leeway.system.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules the services keep, each within itself and towards the others. Code that has to break one is named in the
 * rule's list of exceptions, with the reason.
 */
class ServiceArchitectureTest {

    /** What writes to MongoDB without being called a repository. */
    private static final Map<String, String> MONGODB_WRITERS = Map.of(
            "io.leeway.support.history.Revisions",
                    "the one step in which repositories write what several instances race for",
            "io.leeway.support.history.SeriesBuckets",
                    "takes points out of buckets in a collection a repository hands it",
            "io.leeway.support.history.OldPoints", "empties a collection that nobody writes any more",
            "io.leeway.support.history.ModelDocuments",
                    "deletes a model's documents from a collection a repository hands it",
            "io.leeway.support.history.LastUse", "notes in a collection a repository hands it when a document was used",
            "io.leeway.support.history.OldDocuments", "deletes what is old from a collection a repository hands it",
            "io.leeway.support.history.DeletedModels", "keeps each service's own list of deleted models",
            "io.leeway.performance.baselines.BaselineService", "keeps what it measured, which can be measured again",
            "io.leeway.risk.messaging.WaitingAssessments", "a queue in a collection");

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

    @Test
    void shouldKeepServicesApart() {
        for (String service : Modules.SERVICE_PACKAGES) {
            List<String> others = new ArrayList<>(Modules.SERVICE_PACKAGES);
            others.remove(service);
            noClasses()
                    .that()
                    .resideInAPackage(service)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others.toArray(String[]::new))
                    .because("services are deployed one by one and meet in events and HTTP only; what several of them"
                            + " need stands below libs")
                    .check(Modules.PRODUCT);
        }
    }

    @Test
    void shouldKeepPackagesOfAServiceFreeOfCycles() {
        for (String service : Modules.SERVICE_PACKAGES) {
            slices().matching(service.replace("..", ".(*).."))
                    .should()
                    .beFreeOfCycles()
                    // Alerts enqueue deliveries, and a delivery reads the alert that it tells of.
                    .ignoreDependency(
                            resideInAPackage("io.leeway.alert.delivery"), resideInAPackage("io.leeway.alert.alerts"))
                    .because("features that need each other are one feature, and can only be read and changed together")
                    .check(Modules.PRODUCT);
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
                .check(Modules.PRODUCT);
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
                .check(Modules.PRODUCT);
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
                .check(Modules.PRODUCT);
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
                .check(Modules.PRODUCT);
    }

    @Test
    void shouldChangeEntitiesInTheirOwnFeature() {
        fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should(beSetInTheirOwnPackage())
                .because("a changed entity is written at the end of the transaction, without a call that says so")
                .check(Modules.PRODUCT);
    }

    @Test
    void shouldLogWithOneLibrary() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .because("everything logs through org.jboss.logging, which the services' log format is made for")
                .check(Modules.PRODUCT);
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
                .check(Modules.PRODUCT);
    }

    @Test
    void shouldLeaveStandardStreamsToTools() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("a service says what it has to say in its log")
                .check(Modules.PRODUCT);
    }

    @Test
    void shouldNameOnlyExceptionsThatAreThere() {
        assertThat(Stream.of(MONGODB_WRITERS, SQL_SPEAKERS, CHANGERS_OF_OTHERS).flatMap(list -> list.keySet().stream()))
                .as("exceptions to the rules: take out what is gone")
                .allMatch(Modules.PRODUCT::contain);
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
