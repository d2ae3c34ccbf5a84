package io.leeway.evaluation.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.QualityFinding;
import io.leeway.evaluation.calibration.Dependence;
import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;

class ChunkSharesTest {

    private static final int ROWS = 168;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");

    /** Weeks of which 2 to 34 % are missing: a sensor that fails for hours. */
    private static final IntToDoubleFunction OUTAGES = week -> 0.02 + 0.32 * (week * 0.6180339887 % 1);

    private final SplittableRandom random = new SplittableRandom(3);
    private final DataQuality quality = new DataQuality(QualitySettings.defaults());

    @Test
    void shouldNotTellAShareThatWeeksOfTheReferenceHaveAsWell() {
        // Given
        List<DataProfile> weeks = weeks(52, OUTAGES);
        DataProfile usual = week(0.34);

        // Then: as independent rows it is a finding
        assertThat(check(weeks, usual, Usual.unknown()))
                .extracting(QualityFinding::check)
                .contains("missing");
        assertThat(check(weeks, usual, chunks(weeks))).isEmpty();
    }

    @Test
    void shouldTellAShareBeyondAllWeeksOfTheReference() {
        // Given
        List<DataProfile> weeks = weeks(52, OUTAGES);

        // When
        List<QualityFinding> found = check(weeks, week(0.7), chunks(weeks));

        // Then
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().column()).isEqualTo("x");
        assertThat(found.getFirst().message()).contains("missing values").endsWith("in 52 chunks of the reference");
    }

    @Test
    void shouldTellWhatTheReferenceNeverLacked() {
        // Given
        List<DataProfile> weeks = weeks(52, week -> 0);

        // Then
        assertThat(check(weeks, week(0.15), chunks(weeks)))
                .extracting(QualityFinding::check)
                .containsExactly("missing");
    }

    @Test
    void shouldTellACategoryThatIsNewAndNotOneThatEachWeekBringsAnew() {
        // Given: each week a tenth of the rows has the name of a campaign of its own
        List<DataProfile> weeks = IntStream.range(0, 52)
                .mapToObj(week -> campaign("c" + week, 0.1))
                .toList();

        // Then
        assertThat(check(weeks, campaign("c52", 0.1), Usual.unknown()))
                .extracting(QualityFinding::check)
                .contains("new-category");
        assertThat(check(weeks, campaign("c52", 0.1), chunks(weeks)))
                .extracting(QualityFinding::check)
                .doesNotContain("new-category");
        assertThat(check(weeks, campaign("c52", 0.5), chunks(weeks)))
                .extracting(QualityFinding::check)
                .contains("new-category");
    }

    @Test
    void shouldTakeRowsAsIndependentWhereChunksAreFewOrOfAnotherSize() {
        // Given
        List<DataProfile> weeks = weeks(11, OUTAGES);
        List<DataProfile> many = weeks(52, OUTAGES);
        DataProfile usual = week(0.34);

        // Then
        assertThat(check(weeks, usual, chunks(weeks))).isEqualTo(check(weeks, usual, Usual.unknown()));
        assertThat(ChunkShares.of(chunks(many), ROWS / 2)).isEmpty();
        assertThat(ChunkShares.of(chunks(many), ROWS)).isPresent();
        assertThat(ChunkShares.of(Usual.unknown(), ROWS)).isEmpty();
    }

    /** Shares of unchanged weeks that differ by more than chance. */
    @Test
    @Tag("simulation")
    void shouldRarelyAlarmWhileNothingChanges() {
        // Given
        int alone = 0;
        int held = 0;
        for (int reference = 0; reference < 10; reference++) {
            List<DataProfile> weeks = weeks(52, week -> 0.3 * Math.pow(random.nextDouble(), 2));
            Usual chunks = chunks(weeks);
            for (int week = 0; week < 40; week++) {
                DataProfile next = week(0.3 * Math.pow(random.nextDouble(), 2));
                alone += check(weeks, next, Usual.unknown()).isEmpty() ? 0 : 1;
                held += check(weeks, next, chunks).isEmpty() ? 0 : 1;
            }
        }

        // Then: of 400 weeks, at a level of 0.05
        assertThat(alone).isGreaterThan(80);
        assertThat(held).isLessThan(40);
    }

    private List<QualityFinding> check(List<DataProfile> weeks, DataProfile current, Usual usual) {
        DataProfile whole = weeks.stream().reduce(DataProfile.empty(), DataProfile::merge);
        Map<String, FeatureType> features =
                Map.of("x", whole.numeric().containsKey("x") ? FeatureType.NUMERIC : FeatureType.CATEGORICAL);
        return quality.check(MonitoredColumns.ofFeatures(features), whole, current, 30, IntakeReport.clean(), usual);
    }

    private static Usual chunks(List<DataProfile> weeks) {
        TimeChunks.Description description = new TimeChunks.Description(
                WEEK,
                WEEK.multipliedBy(weeks.size()),
                false,
                null,
                IntStream.range(0, weeks.size())
                        .mapToObj(week -> MONDAY.plus(WEEK.multipliedBy(week)))
                        .toList());
        return new Usual(new TimeChunks(description, weeks, Dependence.unknown()), AlarmSettings.defaults());
    }

    private List<DataProfile> weeks(int count, IntToDoubleFunction missing) {
        List<DataProfile> weeks = new ArrayList<>();
        for (int week = 0; week < count; week++) {
            weeks.add(week(missing.applyAsDouble(week)));
        }
        return weeks;
    }

    private DataProfile week(double missing) {
        double[] values = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            values[row] = random.nextDouble() < missing ? Double.NaN : random.nextGaussian();
        }
        return new DataProfile(ROWS, Map.of("x", NumericProfile.of(values)), Map.of());
    }

    private DataProfile campaign(String name, double share) {
        int[] codes = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            codes[row] = random.nextDouble() < share ? 0 : 1 + random.nextInt(2);
        }
        return new DataProfile(
                ROWS, Map.of(), Map.of("x", CategoricalProfile.of(new String[] {name, "a", "b"}, codes)));
    }
}
