package io.leeway.evaluation.drift;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.ChangeKind;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.VectorDrift;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.change.ChangeLevel;

/** A change of the concept: the model's output moved while none of its features did. */
final class ConceptChange {

    private ConceptChange() {}

    /**
     * The change of the concept; none where a feature drifted, or none could be judged.
     *
     * @param driftShare drifted features over judged ones
     */
    static Optional<ChangeFinding> in(
            List<ColumnDrift> predictions, List<VectorDrift> vectors, @Nullable Double driftShare) {
        boolean inputsStay = driftShare != null && driftShare == 0;
        if (!inputsStay) {
            return Optional.empty();
        }
        return predictions.stream()
                .filter(column -> column.verdict() == Verdict.DRIFTED && ChangeLevel.isReached(column.statistics()))
                .findFirst()
                .map(ColumnDrift::column)
                .or(() -> vectors.stream()
                        .filter(vector ->
                                vector.verdict() == Verdict.DRIFTED && ChangeLevel.isReached(vector.statistics()))
                        .findFirst()
                        .map(VectorDrift::name))
                .map(moved -> new ChangeFinding(
                        ChangeKind.CONCEPT,
                        moved,
                        "output",
                        null,
                        null,
                        null,
                        null,
                        1,
                        moved + " drifted while no feature did"));
    }
}
