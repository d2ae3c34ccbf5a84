package io.leeway.client.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.BatchSummaryBuilder;
import io.leeway.contracts.reports.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class BatchTableTest {

    @Test
    void shouldNameWhatLiesOutOfRange() {
        // When
        String table = BatchTable.of(List.of(batch("inside"), batch("outside", "a", "b", "c", "d")));

        // Then
        assertThat(table.lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("out of range"),
                        line -> assertThat(line).matches("inside .* ok +-"),
                        line -> assertThat(line).matches("outside .* ok +4: a, b, c and 1 more"));
    }

    private static BatchSummary batch(String name, String... outOfRange) {
        return BatchSummaryBuilder.builder()
                .model("m")
                .batch(name)
                .name(name)
                .sequence(1)
                .acceptedAt(Instant.EPOCH)
                .rows(100)
                .driftVerdict(Verdict.STABLE)
                .driftedFeatures(List.of())
                .performance(Map.of())
                .score(1.0)
                .level(RiskLevel.OK)
                .revision(1)
                .outOfRange(List.of(outOfRange))
                .build();
    }
}
