package io.leeway.risk.assessment;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.ColumnSummary;
import io.leeway.contracts.reports.ColumnSummaryBuilder;
import io.leeway.contracts.reports.Distribution;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.FeatureShift;
import io.leeway.contracts.reports.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** How drifted features moved, in the few figures that people are told. */
class ShiftsTest {

    @Test
    void shouldNameTheDriftedOnesFarthestFirst() {
        // When
        List<FeatureShift> shifts = Shifts.of(report(List.of(
                number("near", Verdict.DRIFTED, 10, 11, 2.0),
                number("stable", Verdict.STABLE, 10, 99, 2.0),
                number("far", Verdict.DRIFTED, 10, 4, 2.0))));

        // Then
        assertThat(shifts)
                .containsExactly(
                        new FeatureShift("far", 10.0, 4.0, 2.0, null, null, null),
                        new FeatureShift("near", 10.0, 11.0, 2.0, null, null, null));
    }

    @Test
    void shouldNameTheCategoryWhoseShareChangedMost() {
        // When
        List<FeatureShift> shifts = Shifts.of(report(List.of(
                category(List.of("basic", "gold", "(other)"), List.of(0.8, 0.12, 0.08), List.of(0.72, 0.25, 0.03)))));

        // Then
        assertThat(shifts).containsExactly(new FeatureShift("plan", null, null, null, "gold", 0.12, 0.25));
    }

    @Test
    void shouldTellOfSixAtMostAndOfNoneWhereNoneDrifted() {
        assertThat(Shifts.of(report(IntStream.range(0, 10_000)
                        .mapToObj(i -> number("f" + i, Verdict.DRIFTED, 0, i, 1.0))
                        .toList())))
                .hasSize(FeatureShift.MOST)
                .first()
                .extracting(FeatureShift::feature)
                .isEqualTo("f9999");
        assertThat(Shifts.of(report(List.of()))).isEmpty();
    }

    @Test
    void shouldPutLastWhoseDistanceIsNotKnown() {
        assertThat(Shifts.of(report(List.of(
                        number("constant", Verdict.DRIFTED, 0, 5, 0.0), number("known", Verdict.DRIFTED, 0, 1, 1.0)))))
                .extracting(FeatureShift::feature)
                .containsExactly("known", "constant");
    }

    private static DriftReport report(List<ColumnDrift> features) {
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        return DriftReport.of(new BatchRef("m", "b", "b", 1, "r", 100, 0, at, null, null), at)
                .features(features)
                .build();
    }

    private static ColumnDrift number(String name, Verdict verdict, double before, double now, double deviation) {
        return new ColumnDrift(
                name,
                FeatureType.NUMERIC,
                verdict,
                null,
                List.of(),
                summary(before, deviation),
                summary(now, deviation),
                null);
    }

    private static ColumnDrift category(List<String> categories, List<Double> before, List<Double> now) {
        ColumnSummary none = ColumnSummaryBuilder.builder().rows(100).build();
        return new ColumnDrift(
                "plan",
                FeatureType.CATEGORICAL,
                Verdict.DRIFTED,
                null,
                List.of(),
                none,
                none,
                new Distribution(null, categories, before, now));
    }

    private static ColumnSummary summary(double mean, double deviation) {
        return ColumnSummaryBuilder.builder()
                .rows(100)
                .mean(mean)
                .standardDeviation(deviation)
                .build();
    }
}
