package io.leeway.risk.budget;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.ReferenceSettings;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.Unusualness;
import io.leeway.contracts.reports.UnusualnessBuilder;
import io.leeway.contracts.reports.Verdict;
import io.leeway.support.test.TestModels;
import io.leeway.support.test.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AlarmRepositoryTest {

    /** When a period of 28 days begins. */
    private static final Instant BEGIN = Instant.parse("2025-12-22T00:00:00Z");

    @RegisterExtension
    static final TestMongo MONGO = new TestMongo();

    private final String model = "model-" + UUID.randomUUID();
    private final AlarmRepository alarms = new AlarmRepository(MONGO.one(), "budget");
    private final ModelDefinition definition = definition("P28D", "P7D");

    @Test
    void shouldCountAWindowOnceHoweverOftenItIsReported() {
        // Given
        alarms.count(report("w", 1, 0, true), definition);

        // When
        alarms.count(report("w", 1, 0, true), definition);
        alarms.count(report("v", 1, 7, false), definition);

        // Then
        AlarmBudget.Period period = budget().current();
        assertThat(List.of(period.windows(), period.calibrated(), period.spent()))
                .containsExactly(2, 2, 1);
        assertThat(period.expected()).isCloseTo(0.08, within(1e-12));
        assertThat(period.from()).isEqualTo("2025-12-22T00:00:00Z");
        assertThat(period.to()).isEqualTo("2026-01-19T00:00:00Z");
    }

    @Test
    void shouldTakeAnAlarmBackWhereALaterRevisionIsNoneAndNotForAnEarlierOne() {
        // Given
        alarms.count(report("w", 1, 0, true), definition);
        alarms.count(report("w", 3, 0, false), definition);

        // When
        alarms.count(report("w", 2, 0, true), definition);

        // Then
        assertThat(budget().current().windows()).isEqualTo(1);
        assertThat(budget().current().spent()).isZero();
    }

    @Test
    void shouldMoveAWindowByRowsThatHasGrownIntoTheNextPeriod() {
        // Given
        ModelDefinition byRows = definition("P28D", null);
        alarms.count(report("w", 1, 27, true), byRows);

        // When
        alarms.count(report("w", 2, 29, true), byRows);

        // Then
        assertThat(budget().current().spent()).isEqualTo(1);
        assertThat(budget().lastTwelve().spent()).isZero();
    }

    @Test
    void shouldLeaveAWindowOfTheCalendarInItsPeriodWhenLateRowsCome() {
        // Given: a week that begins in one period of ten days and ends in the next
        ModelDefinition weekly = definition("P10D", "P7D");
        alarms.count(report("w", 1, 8, true), weekly);
        long first = alarms.latest(model, "P10D").getAsLong();

        // When
        alarms.count(report("w", 2, 13, true), weekly);

        // Then
        assertThat(alarms.latest(model, "P10D").getAsLong()).isEqualTo(first);
        assertThat(alarms.periods(model, "P10D", first - 12, first + 12)).hasSize(1);
    }

    @Test
    void shouldSumUpTheTwelvePeriodsBeforeAndNoOther() {
        // Given: an alarm in each of fourteen periods, told in the wrong order
        for (int period = 13; period >= 0; period--) {
            alarms.count(report("w" + period, 1, 28 * period, true), definition);
        }

        // When
        AlarmBudget budget = budget();

        // Then
        assertThat(budget.current().spent()).isEqualTo(1);
        assertThat(budget.lastTwelve().spent()).isEqualTo(12);
        assertThat(budget.lastTwelve().from()).isEqualTo("2026-01-19T00:00:00Z");
        assertThat(budget.periods()).hasSize(13);
    }

    @Test
    void shouldExpectNothingOfWindowsThatNoChunksWereKnownOf() {
        // When
        alarms.count(
                DriftReport.of(batch("w", 0), BEGIN)
                        .verdict(Verdict.DRIFTED)
                        .unusualness(Unusualness.independent("the reference is too short"))
                        .build(),
                definition);

        // Then
        assertThat(budget().current().spent()).isEqualTo(1);
        assertThat(budget().current().calibrated()).isZero();
        assertThat(budget().current().expected()).isNull();
    }

    @Test
    void shouldCountNothingUnderAPolicyThatAsksForNoBudget() {
        // When
        alarms.count(
                DriftReport.of(batch("w", 0), BEGIN).verdict(Verdict.DRIFTED).build(), definition);

        // Then
        assertThat(alarms.latest(model, "P28D")).isEmpty();
    }

    @Test
    void shouldSayWhenThereAreMoreWindowsThanAreCounted() {
        // Given
        WindowTally tally = new WindowTally();
        for (int i = 0; i < WindowTally.MOST; i++) {
            tally.add(new JudgedWindow("w" + i, 1, false, 0.01));
        }

        // When
        tally.add(new JudgedWindow("more", 1, true, 0.01));

        // Then
        WindowTally read = WindowTally.read(tally.write(), tally.isFull());
        assertThat(read.isFull()).isTrue();
        assertThat(read.windows()).isEqualTo(WindowTally.MOST);
        assertThat(read.expected()).isCloseTo(100, within(1e-6));
        assertThat(AlarmBudget.of(1, "P30D", 5, Map.of(5L, read)).current().more())
                .isTrue();
    }

    @Test
    void shouldForgetAModel() {
        // Given
        alarms.count(report("w", 1, 0, true), definition);

        // When
        alarms.forget(model);

        // Then
        assertThat(alarms.latest(model, "P28D")).isEmpty();
    }

    private AlarmBudget budget() {
        long latest = alarms.latest(model, "P28D").getAsLong();
        return AlarmBudget.of(1, "P28D", latest, alarms.periods(model, "P28D", latest - 12, latest));
    }

    private ModelDefinition definition(String per, String every) {
        return ModelDefinitionBuilder.builder(TestModels.regressor(model))
                .timestamp("at")
                .reference(ReferenceSettings.every(every))
                .alarms(new AlarmSettings(1.0, per))
                .build();
    }

    private DriftReport report(String batch, int revision, int day, boolean alarm) {
        return DriftReport.of(batch(batch, day), BEGIN)
                .revision(revision)
                .verdict(alarm ? Verdict.DRIFTED : Verdict.STABLE)
                .unusualness(UnusualnessBuilder.builder()
                        .basis(Unusualness.Basis.CHUNKS)
                        .chunks(52)
                        .level(0.04)
                        .exceeded(alarm)
                        .columns(List.of())
                        .explanation("")
                        .build())
                .build();
    }

    private BatchRef batch(String batch, int day) {
        Instant to = BEGIN.plusSeconds(86_400L * day + 3_600);
        return new BatchRef(model, batch, batch, 1, "r", 100, 0, BEGIN, to.minusSeconds(60), to);
    }
}
