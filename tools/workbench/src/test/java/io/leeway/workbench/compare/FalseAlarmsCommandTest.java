package io.leeway.workbench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import io.leeway.client.models.DefinitionFile;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.watch.AlarmSource;
import io.leeway.rows.cell.CellForms;
import io.leeway.workbench.rows.RowFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FalseAlarmsCommandTest {

    private static final Map<String, FeatureType> FEATURES =
            Map.of("x", FeatureType.NUMERIC, "word", FeatureType.CATEGORICAL);

    @TempDir
    private Path folder;

    private Path reference;
    private ModelDefinition definition;

    @BeforeEach
    void writeFiles() throws IOException {
        Random random = new Random(7);
        StringBuilder rows = new StringBuilder("id,x,word,predicted,p,y\n");
        for (int i = 0; i < 800; i++) {
            boolean positive = random.nextInt(3) == 0;
            double probability = positive ? 0.4 + 0.6 * random.nextDouble() : 0.6 * random.nextDouble();
            rows.append("%d,%.4f,%s,%s,%.4f,%s%n"
                    .formatted(
                            i,
                            random.nextGaussian(),
                            "abc".charAt(random.nextInt(3)),
                            probability >= 0.5 ? "yes" : "no",
                            probability,
                            positive ? "yes" : "no"));
        }
        reference = Files.writeString(folder.resolve("reference.csv"), rows);
        definition = DefinitionFile.read(Files.writeString(folder.resolve("model.yaml"), """
            model: m
            task: binary-classification
            rowId: id
            features: {x: numeric, word: categorical}
            prediction: {column: predicted, probability: p, positive: "yes"}
            target: y
            """));
    }

    @Test
    void shouldRarelyAlarmWhateverTheSource() {
        // When
        AlarmCount count = AlarmCount.of(drawn(reference, definition, 1), 40, 40);

        // Then
        assertThat(count.hasPerformance()).isTrue();
        assertThat(AlarmSource.values()).allSatisfy(source -> assertThat(count.alarms(DriftPolicyName.LEEWAY, source))
                .isLessThanOrEqualTo(4));
        assertThat(count.alarms(DriftPolicyName.NANNYML, AlarmSource.DRIFT)).isGreaterThan(0);
    }

    @Test
    void shouldCountTheSameAlarmsAgain() {
        // When
        AlarmCount again = AlarmCount.of(drawn(reference, definition, 5), 60, 10);

        // Then
        AlarmCount first = AlarmCount.of(drawn(reference, definition, 5), 60, 10);
        for (DriftPolicyName policy : DriftPolicyName.values()) {
            assertThat(again.driftedFeatures(policy)).isEqualTo(first.driftedFeatures(policy));
            for (AlarmSource source : AlarmSource.values()) {
                assertThat(again.alarms(policy, source)).isEqualTo(first.alarms(policy, source));
            }
        }
    }

    @Test
    void shouldCountADropOfPerformanceBelowABaselineThatWasGiven() throws IOException {
        // Given: no model is as good as that
        ModelDefinition demanding = DefinitionFile.read(Files.writeString(
                folder.resolve("demanding.yaml"),
                Files.readString(folder.resolve("model.yaml"))
                        + "performance: {baseline: given, metrics: {accuracy: 1.0}}\n"));

        // When
        AlarmCount count = AlarmCount.of(drawn(reference, demanding, 1), 200, 5);

        // Then
        assertThat(count.alarms(DriftPolicyName.LEEWAY, AlarmSource.PERFORMANCE))
                .isEqualTo(5);
    }

    @Test
    void shouldCountBatchesBeyondARangeThatTheDefinitionGives() throws IOException {
        // Given: the model was trained on a part of what the reference has
        ModelDefinition narrow = DefinitionFile.read(Files.writeString(
                folder.resolve("narrow.yaml"),
                Files.readString(folder.resolve("model.yaml")) + "ranges: {x: {min: 0, max: 0.1}}\n"));

        // When
        AlarmCount beyond = AlarmCount.of(drawn(reference, narrow, 1), 200, 5);
        AlarmCount within = AlarmCount.of(drawn(reference, definition, 1), 200, 5);

        // Then
        assertThat(DriftPolicyName.values()).allSatisfy(policy -> assertThat(beyond.alarms(policy, AlarmSource.RANGE))
                .isEqualTo(5));
        assertThat(within.alarms(DriftPolicyName.LEEWAY, AlarmSource.RANGE)).isZero();
    }

    @Test
    void shouldNotCountPerformanceThatIsNotKnown() throws IOException {
        // Given
        Path bare = Files.writeString(folder.resolve("bare.csv"), "x,word\n1,a\n2,b\n3,a\n");

        // Then
        assertThat(AlarmCount.of(drawn(bare, definition, 1), 5, 1).hasPerformance())
                .isFalse();
        assertThat(AlarmCount.of(drawn(reference, null, 1), 5, 1).hasPerformance())
                .isFalse();
        assertThat(AlarmCount.of(drawn(reference, definition, 1), 1_001, 1).hasPerformance())
                .isFalse();
    }

    @Test
    void shouldRefuseBatchesOfNoRows() {
        assertThatThrownBy(() -> run("--sizes", "50,0")).hasMessage("--sizes 0: a batch has at least one row.");
        assertThatThrownBy(() -> run("--batches", "0")).hasMessage("--batches 0: at least one batch has to be drawn.");
    }

    private void run(String... options) throws Exception {
        FalseAlarmsCommand command = new FalseAlarmsCommand();
        String[] arguments = {reference.toString(), options[0], options[1]};
        new CommandLine(command).parseArgs(arguments);
        command.call();
    }

    private static NullBatches drawn(Path file, ModelDefinition definition, long seed) {
        RowFile rows = RowFile.open(file, CellForms.usual());
        return NullBatches.of(rows, WatchedColumns.of(rows, FEATURES, definition), seed);
    }
}
