package io.leeway.evaluation.backtest;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.IntakeReport;
import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.drift.DriftEvaluator;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.watch.DriftWatch;

/** All windows, one after another, under one setting; for one thread. */
final class Run {

    private final DriftEvaluator evaluator;
    private final Setting setting;
    private final List<Judged> judged = new ArrayList<>();
    private @Nullable DriftWatch watch;

    Run(DriftEvaluator evaluator, Setting setting) {
        this.evaluator = evaluator;
        this.setting = setting;
    }

    /** From here on windows are held against this reference, and nothing is known of those before. */
    void against(DataProfile reference, @Nullable TimeChunks chunks) {
        watch = new DriftWatch(
                evaluator, setting.columns(), setting.drift(), reference, new Usual(chunks, setting.alarms()));
    }

    void next(DataProfile window, IntakeReport intake) {
        if (watch == null) {
            throw new IllegalStateException("there is nothing that windows are held against");
        }
        judged.add(Judged.of(watch.next(window, intake)));
    }

    Setting setting() {
        return setting;
    }

    List<Judged> judged() {
        return judged;
    }
}
