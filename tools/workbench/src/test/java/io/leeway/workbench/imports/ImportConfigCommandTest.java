package io.leeway.workbench.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionReader;
import io.leeway.contracts.model.PerformanceSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImportConfigCommandTest {

    private static final String CONFIG = """
            app:
              dataset_name: telco
            model:
              path: models/model.pkl
              baseline_metrics_path: baseline.json
            monitoring:
              drift_threshold: 0.2
              performance_drop_threshold: 0.07
            alerts:
              enabled: true
              recipients: [ops@example.com, ml@example.com]
              smtp_host: mail.example.com
            dashboard:
              port: 8501
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldTakeEveryKeyOver() throws IOException {
        // Given
        Path config = Files.writeString(folder.resolve("config.yaml"), CONFIG);
        Files.writeString(folder.resolve("baseline.json"), "{\"accuracy\": 0.79, \"f1_score\": 0.65, \"note\": \"x\"}");

        // When
        ImportedModel imported = ImportedModel.of(OldConfig.read(config), DataDescription.none());

        // Then
        ModelDefinition definition = imported.definition();
        assertThat(definition.model()).isEqualTo("telco-churn");
        assertThat(definition.drift().share()).isEqualTo(0.2);
        assertThat(definition.performance().drop()).isEqualTo(0.07);
        assertThat(definition.performance().baseline()).isEqualTo(PerformanceSettings.GIVEN);
        assertThat(definition.performance().metrics()).isEqualTo(Map.of("accuracy", 0.79, "f1", 0.65));
        assertThat(definition.alerts())
                .extracting(rule -> rule.to().email())
                .contains("ops@example.com", "ml@example.com");
        assertThat(imported.keys()).hasSize(9);
        assertThat(imported.keys())
                .filteredOn(key -> key.name().equals("dashboard.port"))
                .singleElement()
                .satisfies(key -> assertThat(key.became()).contains("dashboard-ui"));
    }

    @Test
    void shouldWriteADefinitionThatIsAccepted() throws IOException {
        // Given
        Path config = Files.writeString(folder.resolve("config.yaml"), CONFIG);
        Path out = folder.resolve("model.yaml");

        // When
        int exit = command().execute(config.toString(), "--out", out.toString());

        // Then
        assertThat(exit).isZero();
        ModelDefinition read = ModelDefinitionReader.fromYaml(Files.readAllBytes(out));
        assertThat(read.performance().baseline()).isEqualTo(PerformanceSettings.FROM_REFERENCE);
        assertThat(command().execute(config.toString(), "--out", out.toString()))
                .isEqualTo(1);
    }

    @Test
    void shouldWriteTheBaselineInTheOrderOfItsFile() throws IOException {
        // Given: more metrics than could stand in this order by chance
        Path config = Files.writeString(folder.resolve("config.yaml"), CONFIG);
        Files.writeString(folder.resolve("baseline.json"), """
                {"recall": 0.5, "accuracy": 0.79, "roc_auc_score": 0.84, "f1_score": 0.65, "precision": 0.6,
                 "mcc": 0.4, "brier": 0.1, "log_loss": 0.4}
                """);
        Path out = folder.resolve("model.yaml");

        // When
        command().execute(config.toString(), "--out", out.toString());

        // Then
        assertThat(ModelDefinitionReader.fromYaml(Files.readAllBytes(out))
                        .performance()
                        .metrics()
                        .keySet())
                .containsExactly("recall", "accuracy", "roc-auc", "f1", "precision", "mcc", "brier", "log-loss");
    }

    @Test
    void shouldReadFlatKeysAndAnotherDataSet() throws IOException {
        // Given
        Path config = Files.writeString(folder.resolve("flat.yaml"), "app.dataset_name: Houses\nother.key: 1\n");
        Path rows = Files.writeString(folder.resolve("rows.csv"), "id,area,kind,price,guess\na,1.5,flat,9,8\n");

        // When
        ImportedModel imported =
                ImportedModel.of(OldConfig.read(config), new DataDescription(rows, "id", "guess", "price"));

        // Then
        assertThat(imported.definition().features()).containsOnlyKeys("area", "kind");
        assertThat(imported.keys()).extracting(ImportedModel.Key::became).contains("not read");
    }

    @Test
    void shouldSayWhatIsNeededForAnUnknownDataSet() throws IOException {
        // Given
        OldConfig old = OldConfig.read(Files.writeString(folder.resolve("c.yaml"), "app: {dataset_name: houses}\n"));

        // Then
        assertThatThrownBy(() -> ImportedModel.of(old, DataDescription.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--features");
    }

    @Test
    void shouldRefuseAThresholdThatIsNoShare() throws IOException {
        // Given
        OldConfig old = OldConfig.read(Files.writeString(
                folder.resolve("c.yaml"), "app: {dataset_name: telco}\nmonitoring: {drift_threshold: 20}\n"));

        // Then
        assertThatThrownBy(() -> ImportedModel.of(old, DataDescription.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("monitoring.drift_threshold");
    }

    private static CommandLine command() {
        return new CommandLine(new ImportConfigCommand());
    }
}
