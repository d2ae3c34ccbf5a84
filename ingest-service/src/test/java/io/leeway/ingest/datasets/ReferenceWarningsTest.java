package io.leeway.ingest.datasets;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.ingest.rows.ReadPart;
import io.leeway.ingest.rows.ReadRows;
import io.leeway.ingest.rows.Rejected;
import io.leeway.ingest.rows.Unreadable;

import static org.assertj.core.api.Assertions.assertThat;

class ReferenceWarningsTest {

    private static final int ROWS = 40;

    @Test
    void shouldSayNothingWhereAllFits() {
        assertThat(warnings("1", new String[] {"0", "1"}, new String[] {"0", "1"}, 0.1, 0.9))
                .isEmpty();
    }

    @Test
    void shouldMissThePositiveClass() {
        assertThat(warnings("yes", new String[] {"No", "Yes"}, new String[] {"No", "Yes"}, 0.1, 0.9))
                .singleElement()
                .asString()
                .contains("'yes'")
                .contains("'No', 'Yes'");
    }

    @Test
    void shouldMissASharedClass() {
        assertThat(warnings("1", new String[] {"0", "1"}, new String[] {"no", "yes"}, 0.1, 0.9))
                .singleElement()
                .asString()
                .contains("share no class");
    }

    @Test
    void shouldSeeTheProbabilityOfTheOtherClass() {
        assertThat(warnings("1", new String[] {"0", "1"}, new String[] {"0", "1"}, 0.9, 0.1))
                .singleElement()
                .asString()
                .contains("0.100 where '1' is predicted and 0.900");
    }

    @Test
    void shouldTellOfFewRowsAndOfWhatCannotBeRead() {
        ModelDefinition definition = definition("1");
        ReadRows few = rows(new String[] {"0", "1"}, new String[] {"0", "1"}, 0.1, 0.9, 20, Map.of("x", 3L));

        assertThat(ReferenceWarnings.of(definition, few))
                .satisfiesExactly(
                        size -> assertThat(size).contains("20 rows").contains("minimumRows is 30"),
                        cells -> assertThat(cells).contains("'x' 3 of 20 values"));
    }

    private static List<String> warnings(
            String positive, String[] predicted, String[] truth, double ofFirst, double ofSecond) {
        return ReferenceWarnings.of(definition(positive), rows(predicted, truth, ofFirst, ofSecond, ROWS, Map.of()));
    }

    private static ModelDefinition definition(String positive) {
        return ModelDefinitionBuilder.builder()
                .model("m")
                .task(Task.BINARY_CLASSIFICATION)
                .rowId("id")
                .features(Map.of("x", FeatureType.NUMERIC))
                .prediction(new PredictionColumns("pred", "prob", positive))
                .target("y")
                .build();
    }

    /** Rows that are of the first and the second class in turn. */
    private static ReadRows rows(
            String[] predicted,
            String[] truth,
            double ofFirst,
            double ofSecond,
            int rows,
            Map<String, Long> unreadable) {
        int[] turns = IntStream.range(0, rows).map(row -> row % 2).toArray();
        Block block = new Block(
                rows,
                List.of(
                        new Column.Text("pred", predicted, turns),
                        new Column.Text("y", truth, turns),
                        new Column.Numeric(
                                "prob",
                                IntStream.of(turns)
                                        .mapToDouble(turn -> turn == 0 ? ofFirst : ofSecond)
                                        .toArray())));
        return new ReadRows(
                new Rejected(0, List.of()),
                Map.of(),
                Unreadable.none(),
                unreadable,
                Map.of(),
                List.of(),
                List.of(),
                0,
                List.of(BlockCodec.encode(block)),
                "",
                List.of(new ReadPart(null, rows, 0, 1, true, null, null)));
    }
}
