package io.leeway.evaluation.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.Witness;
import io.leeway.evaluation.calibration.EarlierDistances;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;

class WitnessJudgeTest {

    private static final int ROWS = 168;
    private static final int ROLLING = 12;
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void shouldTellAJumpOnceAndForgetALevelThatStays() {
        // Given: forty weeks, then a level that stays; one alarm in 43 weeks is allowed
        List<Witness> said = weeks(stream(3, week -> week < 40 ? 0 : 4), 70, new AlarmSettings(0.1, "P30D"));

        // Then
        assertThat(said.get(40 - ROLLING).exceeded()).isTrue();
        assertThat(said.get(40 - ROLLING).columns()).contains("x");
        assertThat(said.get(40 - ROLLING).explanation())
                .startsWith("Unlike the 12 weeks before it: farther from them than 28 of 28");
        assertThat(said.subList(40, said.size()))
                .allSatisfy(week -> assertThat(week.exceeded()).isFalse());
    }

    @Test
    void shouldSayThatItCannotBeKnownBeforeThereAreEightValues() {
        // When
        List<Witness> said = weeks(stream(3, week -> 0), ROLLING + 9, AlarmSettings.defaults());

        // Then
        assertThat(said.get(7).exceeded()).isNull();
        assertThat(said.get(7).reason()).contains("only 7 earlier windows");
        assertThat(said.get(7).explanation()).startsWith("Whether it is unlike the 12 weeks before it cannot be known");
        assertThat(said.get(8).exceeded()).isFalse();
        assertThat(said.get(8).compared()).isEqualTo(8);
    }

    @Test
    void shouldNotCompareAWindowOfAnotherSize() {
        // Given
        List<EarlierDistances.Window> earlier = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            earlier.add(new EarlierDistances.Window(new double[] {0.1 + i / 100.0, 0.1, 0.1, 0.2}, ROWS));
        }
        Stream stream = stream(1, week -> 0);
        DataProfile part = stream.next(ROWS / 2);

        // When
        Witness said = judge(part, AlarmSettings.defaults()).judge(ROLLING, new double[] {0.1, 0.1, 0.1, 0.1}, earlier);

        // Then
        assertThat(said.exceeded()).isNull();
        assertThat(said.reason()).isEqualTo("it has 84 rows, and earlier ones have 168");
    }

    @Test
    void shouldNotJudgeAWindowWithoutValues() {
        // Given
        List<EarlierDistances.Window> earlier = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            earlier.add(new EarlierDistances.Window(new double[] {0.1 + i / 100.0, 0.1, 0.1, 0.2}, ROWS));
        }
        DataProfile empty = new DataProfile(ROWS, Map.of(), Map.of());

        // When
        WitnessJudge judge = judge(empty, AlarmSettings.defaults());
        Witness said = judge.judge(
                ROLLING, judge.distances(List.of(stream(1, week -> 0).next(ROWS))), earlier);

        // Then
        assertThat(said.exceeded()).isNull();
        assertThat(said.reason()).isEqualTo("it has too few values of every column");
    }

    /** ALARMS H: also of random walks, which no fixed reference says anything of. */
    @Test
    @Tag("simulation")
    void shouldKeepTheBudgetOnRandomWalks() {
        // Given: a level of 1 in 20
        AlarmSettings often = new AlarmSettings(10.0, "P30D");
        int unlike = 0;
        int judged = 0;
        for (int seed = 0; seed < 20; seed++) {
            List<Witness> said = weeks(new Stream(seed, 1, week -> 0), 150, often);
            for (Witness week : said.subList(52, said.size())) {
                judged++;
                unlike += Boolean.TRUE.equals(week.exceeded()) ? 1 : 0;
            }
        }

        // Then
        assertThat(judged).isEqualTo(20 * (150 - ROLLING - 52));
        assertThat(unlike / (double) judged).isLessThan(2 * AlarmSettings.GREATEST_LEVEL);
    }

    /** What is said of each week from the one on that has twelve before it. */
    private static List<Witness> weeks(Stream stream, int weeks, AlarmSettings alarms) {
        List<DataProfile> all = new ArrayList<>();
        List<EarlierDistances.Window> earlier = new ArrayList<>();
        List<Witness> said = new ArrayList<>();
        for (int week = 0; week < weeks; week++) {
            DataProfile current = stream.next(ROWS);
            if (week >= ROLLING) {
                WitnessJudge judge = judge(current, alarms);
                double[] distances = judge.distances(all.subList(week - ROLLING, week));
                said.add(judge.judge(
                        ROLLING,
                        distances,
                        earlier.subList(Math.max(0, earlier.size() - WitnessJudge.REMEMBERED), earlier.size())));
                earlier.add(new EarlierDistances.Window(distances, ROWS));
            }
            all.add(current);
        }
        return said;
    }

    private static WitnessJudge judge(DataProfile current, AlarmSettings alarms) {
        return new WitnessJudge(
                new SecondReference.Rolling(ROLLING),
                new WitnessCase(
                        new TreeMap<>(Map.of("x", FeatureType.NUMERIC, "y", FeatureType.NUMERIC)),
                        30,
                        alarms,
                        WEEK,
                        Instant.EPOCH,
                        current));
    }

    private static Stream stream(long seed, IntToDoubleFunction level) {
        return new Stream(seed, 0.9, level);
    }

    /** Hours of which each resembles the one before it. */
    private static final class Stream {
        private final SplittableRandom random;
        private final double memory;
        private final IntToDoubleFunction level;
        private double x;
        private double y;
        private int week;

        Stream(long seed, double memory, IntToDoubleFunction level) {
            this.random = new SplittableRandom(seed);
            this.memory = memory;
            this.level = level;
        }

        DataProfile next(int rows) {
            double[] first = new double[rows];
            double[] second = new double[rows];
            for (int row = 0; row < rows; row++) {
                x = memory * x + random.nextGaussian();
                y = memory * y + random.nextGaussian();
                first[row] = x + level.applyAsDouble(week) * 2.3;
                second[row] = y;
            }
            week++;
            return new DataProfile(
                    rows, Map.of("x", NumericProfile.of(first), "y", NumericProfile.of(second)), Map.of());
        }
    }
}
