package io.leeway.demo.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionReader;
import io.leeway.contracts.model.TrainedRange;
import io.leeway.workbench.dataset.DatasetAdapter;
import io.leeway.workbench.dataset.Table;

import static org.assertj.core.api.Assertions.assertThat;

class TrainedRangesTest {

    @TempDir
    private Path folder;

    @Test
    void shouldWriteTheRangesOfTheTrainingRowsIntoTheDefinition() throws Exception {
        // Given: rows of prices, of which a third is enough to train on here
        DatasetAdapter adapter = TrainCommand.adapter("ethereum");
        Table rows = adapter.generate(3).slice(0, 2_000);
        Table train = adapter.split(rows, 1).train();

        // When
        TrainedDataset.train(adapter, rows, 1).write(folder);
        ModelDefinition written = ModelDefinitionReader.fromYaml(Files.readAllBytes(folder.resolve("model.yaml")));

        // Then
        assertThat(written.ranges().keySet())
                .isEqualTo(adapter.definition().features().keySet());
        double[] close = column(train, "close");
        assertThat(written.ranges().get("close")).isEqualTo(TrainedRange.of(close[0], close[close.length - 1]));
    }

    @Test
    void shouldKnowNoRangeOfCategoriesNorOfNoRows() {
        // Given
        DatasetAdapter adapter = TrainCommand.adapter("telco");
        Table rows = adapter.generate(3);

        // Then
        assertThat(TrainedRanges.of(adapter.definition(), rows))
                .containsOnlyKeys("tenure", "MonthlyCharges", "TotalCharges");
        assertThat(TrainedRanges.of(adapter.definition(), new Table(rows.columns(), List.of())))
                .isEmpty();
    }

    private static double[] column(Table rows, String name) {
        int column = rows.require(name);
        double[] values = new double[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = rows.number(row, column);
        }
        java.util.Arrays.sort(values);
        return values;
    }
}
