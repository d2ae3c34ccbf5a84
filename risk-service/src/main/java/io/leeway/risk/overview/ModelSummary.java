package io.leeway.risk.overview;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.reports.FeatureShift;
import io.leeway.risk.models.ModelRepository.WatchedModel;

/**
 * A model as the list of models shows it.
 *
 * @param model its name
 * @param task what it predicts
 * @param version of its definition
 * @param features how many features the definition has
 * @param batches how many batches or windows were assessed
 * @param judged the last window that has a score; absent until one has
 * @param incomplete the last window, where it is newer than the judged one and has no score yet; absent otherwise
 * @param levelWindows how many judged windows in a row have had the level of the last one, {@value RecentWindows#MOST} at most;
 *     0 until one is judged
 * @param moved the feature that moved most in the judged window; absent where none drifted
 * @param performance the performance of the last window of which labels have come; absent until they do
 * @param lastData the latest event time, or acceptance, of all windows; absent until there is one
 * @param recentScores the scores of the last {@value RecentWindows#MOST} windows that have one, oldest first
 */
public record ModelSummary(
        String model,
        Task task,
        int version,
        int features,
        long batches,
        @Nullable WindowLine judged,
        @Nullable WindowLine incomplete,
        int levelWindows,
        @Nullable FeatureShift moved,
        @Nullable PerformanceLine performance,
        @Nullable Instant lastData,
        List<Double> recentScores) {

    /** The last window, judged or not; empty until there is one. */
    public Optional<WindowLine> last() {
        return Optional.ofNullable(incomplete == null ? judged : incomplete);
    }

    /**
     * The summary of a model.
     *
     * @param recent its last windows
     */
    static ModelSummary of(WatchedModel model, long batches, RecentWindows recent) {
        ModelDefinition definition = model.definition();
        Optional<RecentWindow> judged = recent.judged();
        return new ModelSummary(
                definition.model(),
                definition.task(),
                model.version(),
                definition.features().size(),
                batches,
                judged.map(RecentWindow::window).orElse(null),
                recent.incomplete().map(RecentWindow::window).orElse(null),
                recent.levelWindows(),
                judged.map(RecentWindow::moved).orElse(null),
                recent.performance().orElse(null),
                recent.lastData().orElse(null),
                recent.scores());
    }
}
