package io.leeway.evaluation.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.backtest.BacktestPower;
import io.leeway.contracts.backtest.BacktestSide;
import io.leeway.contracts.backtest.BacktestWindow;
import io.leeway.contracts.injection.InjectionPlan;
import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.drift.DriftEvaluator;
import io.leeway.evaluation.profiles.DataProfile;

/**
 * Judges past windows again, one after another in the order of time, under a model's settings and under others, and with each
 * drift of a plan put in alone. The same windows and settings give the same answer. What it keeps of a window is its verdict;
 * for one thread.
 */
public final class Backtest {

    private static final long SEED = 42;

    private final int count;
    private final Runnable before;
    private final Run today;
    private final @Nullable Run other;
    private final List<Injected> injected = new ArrayList<>();
    private final List<PastWindow> windows = new ArrayList<>();
    private DataProfile reference = DataProfile.empty();

    /** One step of the plan, under both settings. */
    private record Injected(
            InjectionPlan.Step step, Run today, @Nullable Run other) {}

    /**
     * Begins without a window.
     *
     * @param today the model's settings
     * @param other other settings; absent where there are none
     * @param plan what is put in; no step where nothing is
     * @param count how many windows will come
     * @param before is run before each judgement, and may end all by throwing
     */
    public Backtest(
            DriftEvaluator evaluator,
            Setting today,
            @Nullable Setting other,
            InjectionPlan plan,
            int count,
            Runnable before) {
        this.count = count;
        this.before = before;
        this.today = new Run(evaluator, today);
        this.other = other == null ? null : new Run(evaluator, other);
        plan.steps()
                .forEach(step -> injected.add(new Injected(
                        step, new Run(evaluator, today), other == null ? null : new Run(evaluator, other))));
    }

    /**
     * Says what the next windows are held against; what changes since the windows before is looked for among these only.
     *
     * @param reference its profile
     * @param chunks its chunks in the order of time; absent where it has none
     */
    public void against(DataProfile reference, @Nullable TimeChunks chunks) {
        this.reference = reference;
        runs().forEach(run -> run.against(reference, chunks));
    }

    /** Judges the next window. */
    public void next(PastWindow window) {
        double place = Found.place(windows.size(), count);
        judge(today, window, window.profile());
        if (other != null) {
            judge(other, window, window.profile());
        }
        for (int step = 0; step < injected.size(); step++) {
            Injected one = injected.get(step);
            RandomGenerator random = new SplittableRandom(SEED * 31 * 31 + 31L * windows.size() + step);
            DataProfile changed = InjectedWindow.of(
                    window.profile(),
                    reference,
                    one.step().injection(),
                    Amount.of(one.step().schedule(), place),
                    random);
            judge(one.today(), window, changed);
            if (one.other() != null) {
                judge(one.other(), window, changed);
            }
        }
        windows.add(new PastWindow(
                window.name(),
                window.from(),
                window.to(),
                window.offset(),
                new DataProfile(window.profile().rows(), Map.of(), Map.of()),
                window.intake()));
    }

    /** What the model's settings make of the windows so far. */
    public BacktestSide today() {
        return SideCount.of(windows, today);
    }

    /** What the other settings make of them; empty where there are none. */
    public Optional<BacktestSide> other() {
        return Optional.ofNullable(other).map(run -> SideCount.of(windows, run));
    }

    /** The windows so far. */
    public List<BacktestWindow> windows() {
        List<BacktestWindow> all = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            PastWindow window = windows.get(i);
            all.add(new BacktestWindow(
                    window.name(),
                    window.from(),
                    window.to(),
                    window.profile().rows(),
                    today.judged().get(i).verdict(),
                    other == null ? null : other.judged().get(i).verdict()));
        }
        return all;
    }

    /** How well each step of the plan was found. */
    public List<BacktestPower> power() {
        return injected.stream()
                .map(one -> new BacktestPower(
                        one.step().injection().kind(),
                        one.step().injection().column(),
                        InjectionWords.size(one.step().injection()),
                        InjectionWords.schedule(one.step().schedule()),
                        Found.of(
                                one.step().schedule(),
                                today.judged(),
                                one.today().judged()),
                        one.other() == null || other == null
                                ? null
                                : Found.of(
                                        one.step().schedule(),
                                        other.judged(),
                                        one.other().judged())))
                .toList();
    }

    private void judge(Run run, PastWindow window, DataProfile profile) {
        before.run();
        run.next(profile, window.intake());
    }

    private List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        runs.add(today);
        Optional.ofNullable(other).ifPresent(runs::add);
        injected.forEach(one -> {
            runs.add(one.today());
            Optional.ofNullable(one.other()).ifPresent(runs::add);
        });
        return runs;
    }
}
