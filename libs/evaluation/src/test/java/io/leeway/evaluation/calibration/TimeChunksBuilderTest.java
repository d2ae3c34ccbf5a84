package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.evaluation.joint.JointColumns;
import io.leeway.evaluation.profiles.BlockProfiler;
import io.leeway.evaluation.profiles.DataProfile;

import static org.assertj.core.api.Assertions.assertThat;

/** How a reference is cut into chunks in the order of time. */
final class TimeChunksBuilderTest {

    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final ModelDefinition MODEL = ModelDefinitionBuilder.builder()
            .model("prices")
            .task(Task.REGRESSION)
            .rowId("id")
            .timestamp("time")
            .features(Map.of("x", FeatureType.NUMERIC, "c", FeatureType.CATEGORICAL))
            .prediction(new PredictionColumns("prediction", null, null))
            .build();

    /** Rows an hour apart from a Monday on, of which x is the number of the hour. */
    private static double[] hours(int count) {
        double[] times = new double[count];
        Arrays.setAll(times, hour -> MONDAY.plus(Duration.ofHours(hour)).toEpochMilli());
        return times;
    }

    private static Block block(double[] times) {
        String[] words = {"a", "b"};
        int[] codes = new int[times.length];
        Arrays.setAll(codes, row -> row % 3 == 0 ? 1 : 0);
        double[] values = Arrays.stream(times)
                .map(time -> (time - MONDAY.toEpochMilli()) / 3_600_000)
                .toArray();
        return new Block(
                times.length,
                List.of(
                        new Column.Numeric("time", times),
                        new Column.Numeric("x", values),
                        new Column.Text("c", words, codes),
                        new Column.Numeric("prediction", values)));
    }

    private static TimeChunks cut(@Nullable Duration period, double[]... blocks) {
        RowTimes times = new RowTimes("time");
        BlockProfiler profiler = new BlockProfiler(MODEL);
        for (double[] block : blocks) {
            times.add(block(block));
            profiler.add(block(block));
        }
        DataProfile whole = profiler.profile();
        TimeChunksBuilder builder = new TimeChunksBuilder(
                MODEL,
                "time",
                ChunkPlan.of(times, period),
                whole,
                JointColumns.of(MODEL.features(), whole.numeric(), whole.categorical(), 0));
        for (double[] block : blocks) {
            builder.add(block(block));
        }
        return builder.chunks();
    }

    private static List<Double> firstValues(TimeChunks chunks) {
        return chunks.chunks().stream().map(chunk -> chunk.numeric("x").min()).toList();
    }

    @Test
    void shouldCutByTheCalendar() {
        // When: two weeks and a day
        TimeChunks chunks = cut(Duration.ofDays(7), hours(15 * 24));

        // Then: the day is less than half a week
        assertThat(chunks.chunks()).extracting(DataProfile::rows).containsExactly(168L, 168L);
        assertThat(firstValues(chunks)).containsExactly(0.0, 168.0);
        assertThat(chunks.description().period()).isEqualTo(Duration.ofDays(7));
        assertThat(chunks.description().lack()).isNull();
    }

    @Test
    void shouldCutByTimeWhateverTheOrderOfRowsAndBlocks() {
        // Given
        List<Double> shuffled =
                new ArrayList<>(Arrays.stream(hours(14 * 24)).boxed().toList());
        Collections.shuffle(shuffled, new Random(1));
        double[] times = shuffled.stream().mapToDouble(Double::doubleValue).toArray();

        // When
        TimeChunks chunks = cut(
                Duration.ofDays(7), Arrays.copyOfRange(times, 0, 100), Arrays.copyOfRange(times, 100, times.length));

        // Then
        assertThat(firstValues(chunks)).containsExactly(0.0, 168.0);
        assertThat(chunks.chunks().getLast().numeric("x").max()).isEqualTo(335);
        assertThat(chunks.chunks().getFirst().categorical("c").size()).isEqualTo(168);
    }

    @Test
    void shouldLeaveOutPeriodsWithoutRows() {
        // Given: a week, none, a week
        double[] times = Arrays.stream(hours(21 * 24))
                .filter(time -> (time - MONDAY.toEpochMilli()) / 3_600_000 < 168
                        || (time - MONDAY.toEpochMilli()) / 3_600_000 >= 336)
                .toArray();

        // When
        TimeChunks chunks = cut(Duration.ofDays(7), times);

        // Then
        assertThat(firstValues(chunks)).containsExactly(0.0, 336.0);
    }

    @Test
    void shouldCutByRowsWithoutAPeriod() {
        // When
        TimeChunks chunks = cut(null, hours(104 * 50));

        // Then
        assertThat(chunks.chunks()).hasSize(104).allSatisfy(chunk -> assertThat(chunk.rows())
                .isEqualTo(50));
        assertThat(chunks.description().period()).isNull();
        assertThat(chunks.description().span()).isEqualTo(Duration.ofHours(104 * 50 - 1));
    }

    @Test
    void shouldNotCutFinerThanThirtyRows() {
        // When
        TimeChunks chunks = cut(null, hours(100));

        // Then: what remains is less than half of them
        assertThat(chunks.chunks()).extracting(DataProfile::rows).containsExactly(30L, 30L, 30L);
    }

    @Test
    void shouldKeepRowsOfOneTimeTogether() {
        // Given: each time forty times
        double[] times = new double[400];
        Arrays.setAll(times, row -> hours(10)[row / 40]);

        // When
        TimeChunks chunks = cut(null, times);

        // Then
        assertThat(chunks.chunks())
                .allSatisfy(chunk -> assertThat(chunk.rows() % 40).isZero());
        assertThat(chunks.chunks().stream().mapToLong(DataProfile::rows).sum()).isEqualTo(400);
    }

    @Test
    void shouldKeepSomeOfVeryManyPeriodsFromAllHoursOfTheDay() {
        // When: a thousand days by the hour
        TimeChunks chunks = cut(Duration.ofHours(1), hours(1_000 * 24));

        // Then
        assertThat(chunks.chunks()).hasSize(ChunkPlan.MOST);
        assertThat(chunks.description().sampled()).isTrue();
        assertThat(firstValues(chunks).stream().map(hour -> hour % 24).distinct())
                .hasSizeGreaterThan(20);
    }

    @Test
    void shouldSayWhyRowsWithoutTimesAreNotCut() {
        // Given: a fifth has none
        double[] times = hours(100);
        Arrays.fill(times, 0, 20, Double.NaN);

        // When
        TimeChunks chunks = cut(null, times);

        // Then
        assertThat(chunks.description().lack()).isEqualTo("20 of 100 rows of the reference have no event time");
        assertThat(chunks.chunks()).isEmpty();
    }

    @Test
    void shouldSayWhyRowsOfOneTimeAreNotCut() {
        double[] times = new double[50];
        Arrays.fill(times, MONDAY.toEpochMilli());

        assertThat(cut(null, times).description().lack())
                .isEqualTo("all rows of the reference have the same event time");
        assertThat(cut(null).description().lack()).isEqualTo("0 of 0 rows of the reference have no event time");
    }

    @Test
    void shouldBoundWhatIsKeptOfAChunk() {
        // When: 104 chunks of a thousand different values
        TimeChunks chunks = cut(null, hours(104 * 1_000));

        // Then
        assertThat(chunks.chunks()).allSatisfy(chunk -> {
            assertThat(chunk.numeric("x").distinct()).isLessThanOrEqualTo(512);
            assertThat(chunk.numeric("x").size()).isEqualTo(1_000);
        });
    }

    @Test
    void shouldLookAtHowRowsDependOnEachOtherInTheOrderOfTime() {
        // Given: x and c rise and alternate by the hour, and the blocks come in another order
        double[] times = hours(400);
        double[] later = Arrays.copyOfRange(times, 200, 400);
        double[] earlier = Arrays.copyOfRange(times, 0, 200);

        // When
        Dependence inOrder = cut(null, times).dependence();
        Dependence turned = cut(null, later, earlier).dependence();

        // Then
        assertThat(inOrder.rows()).isEqualTo(400);
        assertThat(inOrder.times()).containsOnlyKeys("x", "c", "prediction");
        assertThat(inOrder.times().get("x")).isGreaterThan(50);
        assertThat(turned.times().get("x")).isEqualTo(inOrder.times().get("x"));
    }

    @Test
    void shouldLookAtTheLatestRowsOnlyWhereThereAreVeryMany() {
        // When
        Dependence dependence = cut(null, hours(30_000), new double[0]).dependence();

        // Then
        assertThat(dependence.rows()).isEqualTo(ChunkPlan.LAST);
    }
}
