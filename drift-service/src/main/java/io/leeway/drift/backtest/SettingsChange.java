package io.leeway.drift.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.text.Names;
import io.leeway.support.problem.ProblemException;

/** Tells which settings past windows can be judged under: those that change neither their rows nor how these were read. */
final class SettingsChange {

    private SettingsChange() {}

    /**
     * Refuses a definition that past windows cannot be judged by.
     *
     * @throws ProblemException 422 with the parts that have to stay as they are
     */
    static void refuseOther(ModelDefinition today, ModelDefinition other) {
        if (!today.model().equals(other.model())) {
            throw ProblemException.of(
                    422,
                    "other-model",
                    "Definition of another model",
                    "The definition is of the model '" + Names.clean(other.model(), Names.LONGEST) + "'. Give one of '"
                            + today.model() + "', with other settings.",
                    "definition.model",
                    List.of());
        }
        List<String> changed = new ArrayList<>();
        note(changed, "task", today.task(), other.task());
        note(changed, "rowId", today.rowId(), other.rowId());
        note(changed, "timestamp", today.timestamp(), other.timestamp());
        note(changed, "features", today.features(), other.features());
        note(changed, "prediction", today.prediction(), other.prediction());
        note(changed, "target", today.target(), other.target());
        note(changed, "embedding", today.embedding(), other.embedding());
        note(changed, "attributions", today.attributions(), other.attributions());
        note(changed, "window", today.window(), other.window());
        note(changed, "reference", today.reference(), other.reference());
        note(changed, "missing", today.missing(), other.missing());
        note(changed, "numbers", today.numbers(), other.numbers());
        note(changed, "times", today.times(), other.times());
        note(changed, "columns", today.columns(), other.columns());
        if (!changed.isEmpty()) {
            throw ProblemException.of(
                    422,
                    "other-rows",
                    "Not replayable",
                    "Past windows are kept as they were read and cut, so " + String.join(", ", changed)
                            + (changed.size() == 1 ? " has" : " have")
                            + " to stay as in the model's definition. Other settings may be given for drift and"
                            + " alarms.",
                    "definition." + changed.getFirst(),
                    List.of());
        }
    }

    private static void note(List<String> changed, String part, @Nullable Object today, @Nullable Object other) {
        if (!Objects.equals(today, other)) {
            changed.add(part);
        }
    }
}
