package io.leeway.evaluation.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.SeasonalSettings;
import io.leeway.contracts.reports.Witness;
import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;

/** Windows one after another, as drift-service has them judged and keeps them. */
class SecondWitnessTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Instant MONDAY = Instant.parse("2020-01-06T00:00:00Z");
    private static final int ROWS = 168;
    private static final SecondReference ROLLING = new SecondReference.Rolling(12);

    @Test
    void shouldSpeakFromTheFirstWindowWhereTheReferenceIsLongEnough() {
        // Given: a year before the first week, twelve of which are needed to compare with and eight to say what is
        // usual
        Weeks weeks = new Weeks(week -> 0, chunks(52));

        // When
        List<Witness> said = weeks.judge(ROLLING, 52, 4);

        // Then
        assertThat(said).allSatisfy(week -> assertThat(week.exceeded()).isFalse());
        assertThat(said).extracting(Witness::compared).containsExactly(40, 41, 42, 43);
        assertThat(said.getFirst().windows()).isEqualTo(12);
    }

    @Test
    void shouldTellAJumpInTheFirstWindowAfterTheReference() {
        // Given
        Weeks weeks = new Weeks(week -> week < 52 ? 0 : 3, chunks(52));

        // When
        List<Witness> said = weeks.judge(ROLLING, 52, 1);

        // Then
        assertThat(said.getFirst().exceeded()).isTrue();
        assertThat(said.getFirst().explanation())
                .startsWith("Unlike the 12 weeks before it: farther from them than 40 of 40 earlier weeks from theirs");
    }

    @Test
    void shouldWaitForWindowsWhereTheReferenceIsTooShort() {
        // Given: twelve weeks to compare with, and three that say what is usual
        Weeks weeks = new Weeks(week -> 0, chunks(15));

        // When
        List<Witness> said = weeks.judge(ROLLING, 15, 6);

        // Then
        assertThat(said.getFirst().reason()).startsWith("only 3 earlier windows");
        assertThat(said.get(4).exceeded()).isNull();
        assertThat(said.get(5).exceeded()).isFalse();
        assertThat(said.get(5).compared()).isEqualTo(8);
    }

    @Test
    void shouldTakePartsOfAReferenceThatIsCutByRows() {
        // Given: a reference in chunks of a quarter of a window
        Weeks weeks = new Weeks(week -> 0, null);
        List<DataProfile> quarters = new ArrayList<>();
        List<Instant> begins = new ArrayList<>();
        for (int quarter = 0; quarter < 104; quarter++) {
            quarters.add(weeks.profile(quarter / 4, ROWS / 4));
            begins.add(MONDAY.plus(WEEK.dividedBy(4).multipliedBy(quarter)));
        }
        Weeks byRows = new Weeks(
                week -> 0,
                new TimeChunks(new TimeChunks.Description(null, WEEK.multipliedBy(26), false, null, begins), quarters));

        // When
        List<Witness> said = byRows.judge(ROLLING, 26, 1);

        // Then
        assertThat(said.getFirst().exceeded()).isFalse();
        assertThat(said.getFirst().compared()).isEqualTo(26 - 12);
    }

    @Test
    void shouldNotTakeAReferenceThatEndsLongBefore() {
        // Given
        Weeks weeks = new Weeks(week -> 0, chunks(52));

        // When: seven weeks lie between
        List<Witness> said = weeks.judge(ROLLING, 59, 1);

        // Then
        assertThat(said.getFirst().reason()).isEqualTo("only 0 of the 12 windows before it are known");
    }

    @Test
    void shouldTakeOnlyWhatIsBeforeAWindowFromInsideTheReference() {
        // Given
        Weeks weeks = new Weeks(week -> 0, chunks(52));

        // When
        List<Witness> said = weeks.judge(ROLLING, 30, 1);

        // Then
        assertThat(said.getFirst().compared()).isEqualTo(30 - 12);
    }

    @Test
    void shouldNotTakeAReferenceOfWhichNobodyKnowsWhenItsChunksBegin() {
        // Given: as earlier versions kept it
        TimeChunks known = chunks(52);
        TimeChunks earlier =
                new TimeChunks(new TimeChunks.Description(WEEK, WEEK.multipliedBy(52), false, null), known.chunks());

        // When
        List<Witness> said = new Weeks(week -> 0, earlier).judge(ROLLING, 52, 1);

        // Then
        assertThat(said.getFirst().reason()).isEqualTo("only 0 of the 12 windows before it are known");
    }

    @Test
    void shouldKnowASeasonThatTheReferenceHasSeen() {
        // Given: three years of weeks with a summer, of which two are the reference
        IntToDoubleFunction summer = week -> Math.sin(2 * Math.PI * week / 52.18);
        SecondReference seasonal = new SecondReference.Seasonal(new SeasonalSettings("P1Y", 1));
        Weeks like = new Weeks(summer, chunks(summer, 156));
        Weeks unlike = new Weeks(week -> summer.applyAsDouble(week) + (week >= 160 ? 3 : 0), chunks(summer, 156));

        // When
        List<Witness> usual = like.judge(seasonal, 156, 12);
        List<Witness> moved = unlike.judge(seasonal, 156, 12);

        // Then
        assertThat(usual)
                .filteredOn(week -> Boolean.TRUE.equals(week.exceeded()))
                .hasSizeLessThan(2);
        assertThat(usual).allSatisfy(week -> assertThat(week.exceeded()).isNotNull());
        assertThat(moved.subList(0, 4))
                .allSatisfy(week -> assertThat(week.exceeded()).isFalse());
        assertThat(moved.get(4).exceeded()).isTrue();
        assertThat(moved.get(4).explanation())
                .startsWith("Unlike the weeks of the same time of earlier seasons of P1Y");
    }

    @Test
    void shouldLearnASeasonFromWindowsAlone() {
        // Given: no reference in the order of time, and windows of a day with a season of a week
        IntToDoubleFunction weekend = day -> day % 7 < 5 ? 0 : 3;
        SecondReference seasonal = new SecondReference.Seasonal(new SeasonalSettings("P7D", 0));
        Weeks days = new Weeks(day -> weekend.applyAsDouble(day) + (day == 60 ? 3 : 0), null, Duration.ofDays(1));

        // When
        List<Witness> said = days.judge(seasonal, 0, 70);

        // Then
        assertThat(said.subList(0, 14))
                .allSatisfy(day -> assertThat(day.reason()).contains("and it takes 2"));
        assertThat(said.subList(22, 60))
                .allSatisfy(day -> assertThat(day.exceeded()).isFalse());
        assertThat(said.get(60).exceeded()).isTrue();
    }

    private static TimeChunks chunks(int count) {
        return chunks(week -> 0, count);
    }

    private static TimeChunks chunks(IntToDoubleFunction level, int count) {
        Weeks weeks = new Weeks(level, null);
        return new TimeChunks(
                new TimeChunks.Description(
                        WEEK,
                        WEEK.multipliedBy(count),
                        false,
                        null,
                        IntStream.range(0, count)
                                .mapToObj(week -> MONDAY.plus(WEEK.multipliedBy(week)))
                                .toList()),
                IntStream.range(0, count)
                        .mapToObj(week -> weeks.profile(week, ROWS))
                        .toList());
    }

    /** A stream of weeks, numbered from the reference's first one on, and what is kept of them. */
    private static final class Weeks implements SecondWitness.Kept {

        private final IntToDoubleFunction level;
        private final @Nullable TimeChunks chunks;
        private final Duration length;
        private final List<PastWindow> windows = new ArrayList<>();
        private final Map<String, DataProfile> profiles = new HashMap<>();
        private final Map<String, SecondWitness.Distances> distances = new HashMap<>();

        Weeks(IntToDoubleFunction level, @Nullable TimeChunks chunks) {
            this(level, chunks, WEEK);
        }

        Weeks(IntToDoubleFunction level, @Nullable TimeChunks chunks, Duration length) {
            this.level = level;
            this.chunks = chunks;
            this.length = length;
        }

        DataProfile profile(int week, int rows) {
            SplittableRandom random = new SplittableRandom(7_919L * week + rows);
            double[] x = new double[rows];
            double[] y = new double[rows];
            for (int row = 0; row < rows; row++) {
                x[row] = random.nextGaussian() + level.applyAsDouble(week);
                y[row] = random.nextGaussian();
            }
            return new DataProfile(rows, Map.of("x", NumericProfile.of(x), "y", NumericProfile.of(y)), Map.of());
        }

        List<Witness> judge(SecondReference second, int first, int count) {
            ReferenceDistances measured = new ReferenceDistances();
            List<Witness> said = new ArrayList<>();
            for (int week = first; week < first + count; week++) {
                Instant begin = MONDAY.plus(length.multipliedBy(week));
                DataProfile current = profile(week, ROWS);
                History history = new History(windows);
                List<ReferenceWindow> parts = ReferenceWindow.before(chunks, history, begin, ROWS);
                WitnessCase window = new WitnessCase(
                        new TreeMap<>(Map.of("x", FeatureType.NUMERIC, "y", FeatureType.NUMERIC)),
                        30,
                        new AlarmSettings(0.1, "P30D"),
                        length,
                        begin,
                        current);
                SecondWitness.Said answer =
                        new SecondWitness(window, "r", parts, history, "key", this, measured).ask(second);
                said.add(answer.witness());
                PastWindow past = HistoryTest.window(week, PastWindow.Run.UNKNOWN);
                windows.add(
                        new PastWindow(past.batch(), 1, begin, begin.plus(length), "key", "r", past.fixed(), Map.of()));
                profiles.put(past.batch().batch(), current);
                if (answer.distances() != null) {
                    distances.put(past.batch().batch(), answer.distances());
                }
            }
            return said;
        }

        @Override
        public Map<String, DataProfile> profiles(List<PastWindow> some) {
            return known(some, profiles);
        }

        @Override
        public Map<String, SecondWitness.Distances> distances(List<PastWindow> some, Witness.Kind kind) {
            return known(some, distances);
        }

        private static <T> Map<String, T> known(List<PastWindow> some, Map<String, T> all) {
            Map<String, T> known = new HashMap<>();
            some.forEach(window -> {
                T found = all.get(window.batch().batch());
                if (found != null) {
                    known.put(window.batch().batch(), found);
                }
            });
            return known;
        }
    }
}
