package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;

/** Windows that somebody has accepted are further chunks of a reference, for batches of their size. */
class AdoptedChunksTest {

    private static final int ROWS = 100;

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void shouldBeHeldAgainstAdoptedWindowsAsWell() {
        // Given
        TimeChunks sent = chunks(20);
        TimeChunks adopted = sent.with(List.of(window(ROWS, 0), window(ROWS, 0), window(ROWS, 0)));

        // Then
        assertThat(learnt(sent, ROWS).chunks()).isEqualTo(20);
        assertThat(learnt(adopted, ROWS).chunks()).isEqualTo(23);
    }

    @Test
    void shouldMakeALevelUsualThatWasNot() {
        // Given: a level that the reference does not know, of which six windows were accepted
        TimeChunks sent = chunks(20);
        List<DataProfile> accepted = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            accepted.add(window(ROWS, 2));
        }
        DataProfile later = window(ROWS, 2);
        double before = pValue(sent, whole(sent, List.of()), later);

        // When
        double after = pValue(sent.with(accepted), whole(sent, accepted), later);

        // Then
        assertThat(before).isLessThan(0.005);
        assertThat(after).isGreaterThan(0.05);
    }

    @Test
    void shouldMakeAReferenceLongEnough() {
        // Given
        TimeChunks sent = chunks(10);

        // Then
        assertThat(choose(sent, ROWS)).isInstanceOf(NullChoice.Independent.class);
        assertThat(learnt(sent.with(List.of(window(ROWS, 0), window(ROWS, 0))), ROWS)
                        .chunks())
                .isEqualTo(12);
    }

    @Test
    void shouldBeAChunkOfTheBatchesSizeWhateverSizeTheChunksAreOf() {
        // Given: chunks of 100 rows, batches and adopted windows of 200
        TimeChunks adopted = chunks(24).with(List.of(window(2 * ROWS, 0)));

        // Then
        assertThat(learnt(adopted, 2 * ROWS).chunks()).isEqualTo(13);
        assertThat(learnt(adopted, ROWS).chunks()).isEqualTo(24);
    }

    @Test
    void shouldBeChunksAloneForBatchesThatNoChunksAddUpTo() {
        // Given: two chunks of 100 rows, and twelve windows of 1,000
        List<DataProfile> accepted = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            accepted.add(window(10 * ROWS, 0));
        }

        // Then
        assertThat(learnt(chunks(2).with(accepted), 10 * ROWS).chunks()).isEqualTo(12);
    }

    private static double pValue(TimeChunks chunks, DataProfile whole, DataProfile current) {
        NullChoice choice = chunks.choose(Map.of("x", FeatureType.NUMERIC), whole, current.rows(), 30);
        return ((NullChoice.Learnt) choice)
                .learnt()
                .judge(whole, current, 1, List.of())
                .orElseThrow()
                .pValue();
    }

    private static DataProfile whole(TimeChunks chunks, List<DataProfile> adopted) {
        List<DataProfile> all = new ArrayList<>(chunks.chunks());
        all.addAll(adopted);
        return all.stream().reduce(DataProfile.empty(), DataProfile::merge);
    }

    private static WindowNull learnt(TimeChunks chunks, long rows) {
        return ((NullChoice.Learnt) choose(chunks, rows)).learnt();
    }

    private static NullChoice choose(TimeChunks chunks, long rows) {
        return chunks.choose(Map.of("x", FeatureType.NUMERIC), whole(chunks, List.of()), rows, 30);
    }

    private TimeChunks chunks(int count) {
        List<DataProfile> chunks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chunks.add(window(ROWS, 0));
        }
        return new TimeChunks(new TimeChunks.Description(null, Duration.ofDays(count), false, null), chunks);
    }

    private DataProfile window(int rows, double shift) {
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = random.nextGaussian() + shift;
        }
        return new DataProfile(rows, Map.of("x", NumericProfile.of(values)), Map.of());
    }
}
