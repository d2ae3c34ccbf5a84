package io.leeway.ingest.datasets;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.ingest.rows.ReadBlocks;
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
    void shouldSeeProbabilitiesInPerCent() {
        assertThat(warnings("1", new String[] {"0", "1"}, new String[] {"0", "1"}, 0.5, 87.5))
                .singleElement()
                .asString()
                .contains("'prob' 20 of 40 values are outside 0 to 1");
    }

    @Test
    void shouldTellOfFewRowsAndOfWhatCannotBeRead() {
        ModelDefinition definition = definition("1");
        ReadRows few = rows(new String[] {"0", "1"}, new String[] {"0", "1"}, 0.1, 0.9, 20, Map.of("x", 3L));

        assertThat(warnings(definition, few))
                .satisfiesExactly(
                        size -> assertThat(size).contains("20 rows").contains("minimumRows is 30"),
                        cells -> assertThat(cells).contains("'x' 3 of 20 values"));
    }

    @Test
    void shouldNameTheColumnsInWhichMostCannotBeReadFirst() {
        // Given
        Map<String, Long> unreadable = Map.of("b", 2L, "a", 2L, "c", 7L);

        // When
        List<String> warnings = warnings(definition("1"), fitting(unreadable));

        // Then
        assertThat(warnings)
                .satisfiesExactly(
                        worst -> assertThat(worst).contains("'c' 7 of 40"),
                        first -> assertThat(first).contains("'a' 2 of 40"),
                        second -> assertThat(second).contains("'b' 2 of 40"));
    }

    @ParameterizedTest
    @CsvSource({"20, 20, ' 20 of '", "21, 21, ' 1 more of the columns'", "10000, 21, ' 9980 more of the columns'"})
    void shouldCountTheColumnsBeyondTwenty(int columns, int warnings, String last) {
        // Given
        Map<String, Long> unreadable =
                IntStream.range(0, columns).boxed().collect(Collectors.toMap(i -> "x" + i, i -> 20L));

        // When
        List<String> given = warnings(definition("1"), fitting(unreadable));

        // Then
        assertThat(given).hasSize(warnings);
        assertThat(given.getLast()).contains(last);
    }

    @ParameterizedTest
    @CsvSource({"29, true", "30, false"})
    void shouldTellOfFewerRowsThanDriftIsJudgedWithAndNotOfAsMany(int rows, boolean told) {
        // When
        List<String> warnings = warnings(
                definition("1"), rows(new String[] {"0", "1"}, new String[] {"0", "1"}, 0.1, 0.9, rows, Map.of()));

        // Then
        assertThat(warnings.isEmpty()).isNotEqualTo(told);
    }

    @Test
    void shouldNameFiveClassesAndCountTheOthers() {
        // Given
        String[] truth = IntStream.range(0, 8).mapToObj(i -> "t" + i).toArray(String[]::new);

        // When
        List<String> warnings = warnings(
                definition("0"),
                new ReadRows(
                        new Rejected(0, List.of()),
                        Map.of(),
                        Unreadable.none(),
                        Map.of(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        0,
                        blocks(new Block(
                                ROWS,
                                List.of(
                                        new Column.Text("pred", new String[] {"0"}, new int[ROWS]),
                                        new Column.Text(
                                                "y",
                                                truth,
                                                IntStream.range(0, ROWS)
                                                        .map(row -> row % truth.length)
                                                        .toArray())))),
                        "",
                        List.of(new ReadPart(null, ROWS, 0, 1, true, null, null))));

        // Then
        assertThat(warnings).singleElement().asString().contains("true are 't0', 't1', 't2', 't3', 't4' and 3 more.");
    }

    private static ReadBlocks blocks(Block block) {
        return new ReadBlocks(List.of(0), 0, List.of(BlockCodec.encode(block)));
    }

    private static List<String> warnings(ModelDefinition definition, ReadRows rows) {
        ReferenceWarnings warnings = new ReferenceWarnings(definition);
        rows.blocks().inOrder().stream().map(BlockCodec::decode).forEach(warnings::see);
        return warnings.warnings(rows);
    }

    private static ReadRows fitting(Map<String, Long> unreadable) {
        return rows(new String[] {"0", "1"}, new String[] {"0", "1"}, 0.1, 0.9, ROWS, unreadable);
    }

    private static List<String> warnings(
            String positive, String[] predicted, String[] truth, double ofFirst, double ofSecond) {
        return warnings(definition(positive), rows(predicted, truth, ofFirst, ofSecond, ROWS, Map.of()));
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
                blocks(block),
                "",
                List.of(new ReadPart(null, rows, 0, 1, true, null, null)));
    }
}
