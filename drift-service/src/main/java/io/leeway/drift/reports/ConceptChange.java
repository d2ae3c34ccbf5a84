package io.leeway.drift.reports;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.ChangeKind;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.VectorDrift;
import io.leeway.contracts.reports.Verdict;

/** Adds what the layers say together: a model whose output moves while its inputs stay. */
final class ConceptChange {

    private ConceptChange() {}

    /** The changes of the layers, and that of the concept where there is one. */
    static List<ChangeFinding> in(DriftHistory.Layers layers, @Nullable Double share) {
        List<ChangeFinding> changes = new ArrayList<>(layers.changes());
        boolean inputsStay = share != null && share == 0;
        if (inputsStay) {
            layers.predictions().stream()
                    .filter(column -> column.verdict() == Verdict.DRIFTED)
                    .findFirst()
                    .map(ColumnDrift::column)
                    .or(() -> layers.vectors().stream()
                            .filter(vector -> vector.verdict() == Verdict.DRIFTED)
                            .findFirst()
                            .map(VectorDrift::name))
                    .ifPresent(moved -> changes.add(new ChangeFinding(
                            ChangeKind.CONCEPT,
                            moved,
                            "output",
                            null,
                            null,
                            null,
                            null,
                            1,
                            moved + " drifted while no feature did")));
        }
        return changes;
    }
}
