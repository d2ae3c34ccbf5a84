package io.leeway.system.order;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two instances of drift- and performance-service against one that works everything off in order: no report differs.
 *
 * <p>{@code LEEWAY_ORDER_BATCHES} says how many batches each of the three models has.
 */
class OrderIT {

    private static final int BATCHES = Integer.parseInt(System.getenv().getOrDefault("LEEWAY_ORDER_BATCHES", "20"));

    private static Map<String, Found> expected = Map.of();

    @BeforeAll
    static void judgeInOrder() {
        try (Suite suite = Suite.start("one", 1)) {
            suite.push(BATCHES);
            suite.judge();
            expected = suite.found();
        }
        tell("one instance, in order", expected);
        assertThat(expected.values()).as("what hangs on the batches before").anyMatch(found -> found.changes() > 0);
    }

    @Test
    void shouldFindTheSameWithTwoInstances() {
        // Given
        try (Suite suite = Suite.start("two", 2)) {
            suite.push(BATCHES);

            // When
            suite.judge();
            Map<String, Found> found = suite.found();

            // Then
            tell("two instances, in order", found);
            assertThat(differing(found)).isEmpty();
        }
    }

    @Test
    void shouldFindTheSameWithTwoInstancesInAnyOrderOfArrivalWithOneOfThemKilled() {
        // Given
        try (Suite suite = Suite.start("shuffled", 2)) {
            suite.push(BATCHES);
            suite.shuffle();

            // When
            suite.judge();
            suite.killSome();
            Map<String, Found> found = suite.found();

            // Then
            tell("two instances, in any order, one of them killed", found);
            assertThat(differing(found)).isEmpty();
        }
    }

    @Test
    void shouldFindOtherChangesWhereNothingKeepsTheOrder() {
        // Given
        try (Suite suite = Suite.startTellingOnce("disorder", 1)) {
            suite.push(BATCHES);
            suite.shuffleWithoutTurns();

            // When
            suite.judge();
            Map<String, Found> found = suite.found();

            // Then: what is compared does hang on the order, and the comparison notices
            tell("one instance, in any order, without turns", found);
            assertThat(differing(found)).anyMatch(place -> place.contains("/assessment/changes"));
        }
    }

    /** In which places what was found of which batch is another than was expected. */
    private static List<String> differing(Map<String, Found> found) {
        assertThat(found).hasSameSizeAs(expected).containsKeys(expected.keySet().toArray(String[]::new));
        return expected.keySet().stream()
                .flatMap(name ->
                        Differences.between(
                                name,
                                expected.get(name).report(),
                                found.get(name).report())
                                .stream())
                .toList();
    }

    private static void tell(String run, Map<String, Found> found) {
        System.out.println(run + ": " + found.size() + " reports, "
                + found.values().stream().mapToInt(Found::changes).sum() + " changes, "
                + Suite.took(found).toMillis() / 1_000.0 + " s from the first to the last");
    }
}
