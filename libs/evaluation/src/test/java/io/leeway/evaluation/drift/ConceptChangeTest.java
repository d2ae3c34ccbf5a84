package io.leeway.evaluation.drift;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.ChangeKind;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.ColumnSummary;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.StatisticResultBuilder;
import io.leeway.contracts.reports.VectorDrift;
import io.leeway.contracts.reports.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class ConceptChangeTest {

    @Test
    void shouldBeAnOutputThatMovesWhileNoFeatureDoes() {
        // When
        Optional<ChangeFinding> change = ConceptChange.in(
                List.of(column("probability", Verdict.STABLE), column("prediction", Verdict.DRIFTED)), List.of(), 0.0);

        // Then
        assertThat(change)
                .contains(new ChangeFinding(
                        ChangeKind.CONCEPT,
                        "prediction",
                        "output",
                        null,
                        null,
                        null,
                        null,
                        1,
                        "prediction drifted while no feature did"));
    }

    @Test
    void shouldBeNoneWhereAFeatureMovedOrNoneCouldBeJudged() {
        // Given
        List<ColumnDrift> moved = List.of(column("prediction", Verdict.DRIFTED));

        // When
        Optional<ChangeFinding> one = ConceptChange.in(moved, List.of(), 0.01);
        Optional<ChangeFinding> unknown = ConceptChange.in(moved, List.of(), null);

        // Then
        assertThat(one).isEmpty();
        assertThat(unknown).isEmpty();
    }

    @Test
    void shouldBeNoneWhereTheOutputStaysOrCannotBeJudged() {
        // When
        Optional<ChangeFinding> change = ConceptChange.in(
                List.of(column("prediction", Verdict.STABLE), column("p", Verdict.INSUFFICIENT_DATA)),
                List.of(vector("embedding", Verdict.STABLE), vector("probabilities", Verdict.INSUFFICIENT_DATA)),
                0.0);

        // Then
        assertThat(change).isEmpty();
    }

    @Test
    void shouldNameVectorsThatMovedWhereNoPredictionDid() {
        // Given
        List<VectorDrift> vectors =
                List.of(vector("embedding", Verdict.STABLE), vector("probabilities", Verdict.DRIFTED));

        // When
        Optional<ChangeFinding> vectorsOnly =
                ConceptChange.in(List.of(column("prediction", Verdict.STABLE)), vectors, 0.0);
        Optional<ChangeFinding> both = ConceptChange.in(List.of(column("prediction", Verdict.DRIFTED)), vectors, 0.0);

        // Then
        assertThat(vectorsOnly).map(ChangeFinding::column).contains("probabilities");
        assertThat(both).map(ChangeFinding::column).contains("prediction");
    }

    @Test
    void shouldBeToldOnlyBeyondItsShareOfTheLevel() {
        // When
        Optional<ChangeFinding> barely =
                ConceptChange.in(List.of(column("prediction", Verdict.DRIFTED, test(0.0026))), List.of(), 0.0);
        Optional<ChangeFinding> plainly =
                ConceptChange.in(List.of(column("prediction", Verdict.DRIFTED, test(0.0025))), List.of(), 0.0);

        // Then
        assertThat(barely).isEmpty();
        assertThat(plainly).isPresent();
    }

    private static StatisticResult test(double adjusted) {
        return StatisticResultBuilder.builder()
                .name(StatisticName.KS)
                .method("exact")
                .value(0.2)
                .pValue(adjusted)
                .adjustedPValue(adjusted)
                .threshold(0.01)
                .exceeded(true)
                .build();
    }

    private static ColumnDrift column(String name, Verdict verdict, StatisticResult... statistics) {
        ColumnSummary summary = new ColumnSummary(9, 0, 0L, 0L, 9, 0.0, 1.0, -3.0, 0.0, 3.0);
        return new ColumnDrift(name, FeatureType.NUMERIC, verdict, null, List.of(statistics), summary, summary, null);
    }

    private static VectorDrift vector(String name, Verdict verdict) {
        return new VectorDrift(name, 2, verdict, null, List.of(), 9, 9, 0);
    }
}
