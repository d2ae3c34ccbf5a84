package io.leeway.drift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.drift.DriftCase;
import io.leeway.evaluation.drift.DriftEvaluator;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.FakeIngestResource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
@WithTestResource(FakeIngestResource.class)
class DetectorComponentTest {

    @Inject
    DriftEvaluator evaluator;

    @Test
    void shouldFindADetectorThatIsABean() {
        // Given: too few values for the default policy's test to call a shift of one significant
        DriftSettings settings =
                new DriftSettings(null, 1e-9, null, null, null, 5, null, Map.of("median-shift", 0.5), null);

        // When
        ColumnDrift judged = evaluator
                .evaluate(DriftCase.of(
                        MonitoredColumns.ofFeatures(Map.of("x", FeatureType.NUMERIC)),
                        settings,
                        profile(1, 2, 3, 4, 5, 6, 7, 8, 9),
                        profile(7, 8, 9, 10, 11, 12)))
                .layers()
                .features()
                .getFirst();

        // Then
        assertThat(judged.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(judged.reason()).startsWith("median-shift = ");
    }

    @Test
    void shouldBeTheDetectorThatTheDocumentationShows() throws IOException {
        // Given
        Path folder = Path.of("").toAbsolutePath();
        Path root = folder.endsWith("drift-service") ? folder.getParent() : folder;

        // Then
        assertThat(Files.readString(root.resolve("docs/detectors.md")))
                .contains(Files.readString(root.resolve(
                        "drift-service/src/test/java/io/leeway/drift/detectors/MedianShiftDetector.java")));
    }

    private static DataProfile profile(double... values) {
        return new DataProfile(values.length, Map.of("x", NumericProfile.of(values)), Map.of());
    }
}
