package io.leeway.evaluation.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.backtest.BacktestEpisode;
import io.leeway.contracts.backtest.BacktestFound;
import io.leeway.contracts.backtest.BacktestPeriod;
import io.leeway.contracts.backtest.BacktestPower;
import io.leeway.contracts.backtest.BacktestSide;
import io.leeway.contracts.backtest.BacktestWindow;
import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.injection.Injection;
import io.leeway.contracts.injection.InjectionPlan;
import io.leeway.contracts.injection.Schedule;
import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.drift.DriftCase;
import io.leeway.evaluation.drift.DriftEvaluator;
import io.leeway.evaluation.drift.DriftFindings;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.quality.QualitySettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class BacktestTest {

    private static final InjectionPlan NOTHING = new InjectionPlan(List.of());

    private final DriftEvaluator evaluator = new DriftEvaluator(Detectors.builtIn(), QualitySettings.defaults());
    private final PastStream stream = new PastStream(6);
    private final List<DataProfile> reference = stream.days(40);
    private final Setting today = Setting.of(PastStream.definition());

    @Test
    void shouldSayOfEachWindowWhatItsReportSays() {
        // Given
        List<DataProfile> days = List.of(stream.day(0), stream.day(1.5), stream.day(0));
        Backtest backtest = backtest(null, NOTHING, days.size());

        // When
        replay(backtest, days);

        // Then
        List<BacktestWindow> windows = backtest.windows();
        for (int day = 0; day < days.size(); day++) {
            DriftFindings report = evaluator.evaluate(new DriftCase(
                    today.columns(),
                    today.drift(),
                    PastStream.whole(reference),
                    days.get(day),
                    IntakeReport.clean(),
                    new Usual(PastStream.chunks(reference), today.alarms(), days.subList(Math.max(0, day - 2), day)),
                    null));
            assertThat(windows.get(day).today().verdict()).isEqualTo(report.verdict());
            assertThat(windows.get(day).today().columns()).isEqualTo(report.driftedFeatures());
            assertThat(windows.get(day).today().pValue())
                    .isEqualTo(report.unusualness().pValue());
            assertThat(windows.get(day).rows()).isEqualTo(PastStream.ROWS);
            assertThat(windows.get(day).other()).isNull();
        }
        assertThat(windows.get(1).today().columns()).containsExactly("fee");
    }

    @Test
    void shouldPutAlarmsInARowIntoOneEpisode() {
        // Given
        List<DataProfile> days = days(0, 2, 2, 2, 0, 0, 2);
        Backtest backtest = backtest(null, NOTHING, days.size());

        // When
        replay(backtest, days);

        // Then
        BacktestSide side = backtest.today();
        assertThat(side.alarms()).isEqualTo(4);
        assertThat(side.judged()).isEqualTo(7);
        assertThat(side.episodes())
                .containsExactly(
                        new BacktestEpisode("day 1", "day 3", 3, List.of("fee")),
                        new BacktestEpisode("day 6", "day 6", 1, List.of("fee")));
        assertThat(side.expected()).isCloseTo(7 / 30.0, within(1e-9));
    }

    @Test
    void shouldHoldEachPeriodAgainstTheBudget() {
        // Given: one alarm in three days
        Setting strict = new Setting(today.columns(), today.drift(), new AlarmSettings(1.0, "P3D"));
        List<DataProfile> days = days(0, 2, 2, 2, 0, 0, 0);
        Backtest backtest = new Backtest(evaluator, strict, null, NOTHING, days.size(), () -> {});

        // When
        replay(backtest, days);

        // Then
        assertThat(backtest.today().periods())
                .containsExactly(
                        new BacktestPeriod("day 0", "day 2", 3, 2, 1, true),
                        new BacktestPeriod("day 3", "day 5", 3, 1, 0, false),
                        new BacktestPeriod("day 6", "day 6", 1, 0, 0, false));
    }

    @Test
    void shouldShowWhatOtherSettingsMakeOfTheSameWindows() {
        // Given: a shift that is unusual, and material under today's floors only
        Setting other = new Setting(
                today.columns(),
                new DriftSettings(null, null, 50.0, 50.0, null, null, null, null, null),
                today.alarms());
        List<DataProfile> days = days(0, 2, 0);
        Backtest backtest = backtest(other, NOTHING, days.size());

        // When
        replay(backtest, days);

        // Then
        assertThat(backtest.today().alarms()).isEqualTo(1);
        assertThat(backtest.other().orElseThrow().alarms()).isZero();
        assertThat(backtest.windows().get(1).today().alarms()).isTrue();
        assertThat(backtest.windows().get(1).other().alarms()).isFalse();
    }

    @Test
    void shouldFindALargeDriftAtOnceAndASmallOneNever() {
        // Given
        List<DataProfile> days = stream.days(20);
        Backtest backtest = backtest(
                null,
                plan(
                        new Injection.MeanShift("fee", null, 2.0),
                        new Injection.MeanShift("fee", 0.001, null),
                        new Injection.Missing("plan", 0.5)),
                days.size());

        // When
        replay(backtest, days);

        // Then
        int quiet = 20 - backtest.today().alarms();
        List<BacktestPower> power = backtest.power();
        assertThat(power).extracting(BacktestPower::size).containsExactly("by +2 sd", "by +0.001", "50 %");
        assertThat(power.getFirst().today()).isEqualTo(new BacktestFound(quiet, 1.0, 1.0, 1.0, 0));
        assertThat(power.get(1).today()).isEqualTo(new BacktestFound(quiet, 0.0, 0.0, null, quiet));
    }

    @Test
    void shouldCarryAScheduleOutOnceOverTheWindows() {
        // Given
        List<DataProfile> days = stream.days(20);
        Backtest backtest = backtest(
                null,
                new InjectionPlan(List.of(new InjectionPlan.Step(
                        new Injection.MeanShift("fee", null, 3.0), new Schedule.Incremental(0.5, 1)))),
                days.size());

        // When
        replay(backtest, days);

        // Then: at the half nothing has moved yet, so it acts from the window after it on
        BacktestFound found = backtest.power().getFirst().today();
        assertThat(found.starts()).isEqualTo(1);
        assertThat(found.atOnce()).isZero();
        assertThat(found.within()).isNull();
        assertThat(found.delay()).isBetween(2.0, 5.0);
    }

    @Test
    void shouldNotCallUnknownWhatHasNoStart() {
        // Given: no window has enough rows
        List<DataProfile> none = List.of(DataProfile.empty(), DataProfile.empty());
        Backtest backtest = backtest(null, plan(new Injection.Scale("fee", 3)), none.size());

        // When
        replay(backtest, none);

        // Then
        assertThat(backtest.today().judged()).isZero();
        assertThat(backtest.today().expected()).isNull();
        assertThat(backtest.windows().getFirst().today().verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(backtest.windows().getFirst().today().reason()).isNotNull();
        assertThat(backtest.power().getFirst().today()).isEqualTo(new BacktestFound(0, null, null, null, 0));
    }

    @Test
    void shouldReplayTheChunksOfAReferenceAgainstTheOthers() {
        // Given: one day of the reference has moved
        List<DataProfile> days = new ArrayList<>(reference);
        days.set(10, stream.day(3));
        ReferenceReplay chunks =
                new ReferenceReplay(PastStream.chunks(days), today.columns().types());
        Backtest backtest = backtest(null, NOTHING, chunks.size());

        // When
        chunks.into(backtest);

        // Then: it is not hidden by being a part of what is usual
        List<BacktestWindow> windows = backtest.windows();
        assertThat(windows).hasSize(40);
        assertThat(windows.get(10).today().alarms()).isTrue();
        assertThat(windows.get(10).name()).isEqualTo("11 of 40");
        assertThat(windows).allMatch(window -> window.today().pValue() != null);
        assertThat(backtest.today().alarms()).isLessThanOrEqualTo(4);
    }

    @Test
    void shouldJudgeChunksByEveryPolicy() {
        for (DriftPolicyName policy : DriftPolicyName.values()) {
            // Given
            ReferenceReplay chunks = new ReferenceReplay(
                    PastStream.chunks(reference.subList(0, 4)), today.columns().types());
            Setting other = new Setting(today.columns(), today.drift().with(policy), today.alarms());
            Backtest backtest = backtest(other, NOTHING, chunks.size());

            // When
            chunks.into(backtest);

            // Then
            assertThat(backtest.other().orElseThrow().policy()).isEqualTo(policy);
            assertThat(backtest.other().orElseThrow().judged()).isEqualTo(4);
        }
    }

    @Test
    void shouldAnswerTheSameAgain() {
        // Given
        List<DataProfile> days = stream.days(5);
        InjectionPlan plan = plan(
                new Injection.SetCategory("plan", List.of("a", "z"), 0.4), new Injection.ZeroInflation("fee", 0.3));
        Backtest again = backtest(null, plan, days.size());

        // When
        replay(again, days);

        // Then
        Backtest first = backtest(null, plan, days.size());
        replay(first, days);
        assertThat(again.power()).isEqualTo(first.power());
        assertThat(again.windows()).isEqualTo(first.windows());
    }

    @Test
    void shouldEndWhereItIsTold() {
        // Given
        AtomicInteger left = new AtomicInteger(3);
        Backtest backtest = new Backtest(evaluator, today, null, NOTHING, 10, () -> {
            if (left.getAndDecrement() == 0) {
                throw new IllegalStateException("too long");
            }
        });

        // Then
        List<DataProfile> days = stream.days(10);
        assertThatThrownBy(() -> replay(backtest, days)).hasMessage("too long");
        assertThat(backtest.windows()).hasSize(3);
    }

    private List<DataProfile> days(double... shifts) {
        List<DataProfile> days = new ArrayList<>();
        for (double shift : shifts) {
            days.add(stream.day(shift));
        }
        return days;
    }

    private static InjectionPlan plan(Injection... injections) {
        return new InjectionPlan(List.of(injections).stream()
                .map(injection -> new InjectionPlan.Step(injection, new Schedule.Always()))
                .toList());
    }

    private Backtest backtest(@Nullable Setting other, InjectionPlan plan, int count) {
        return new Backtest(evaluator, today, other, plan, count, () -> {});
    }

    private void replay(Backtest backtest, List<DataProfile> days) {
        backtest.against(PastStream.whole(reference), PastStream.chunks(reference));
        for (int day = 0; day < days.size(); day++) {
            backtest.next(PastStream.window(day, days.get(day)));
        }
    }
}
