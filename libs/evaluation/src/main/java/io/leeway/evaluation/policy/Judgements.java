package io.leeway.evaluation.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.JointDrift;
import io.leeway.contracts.reports.Unusualness;

/**
 * What a policy says of columns.
 *
 * @param columns one judgement a column, in the order of the layers
 * @param unusualness how unusual the columns are together; absent under a policy that does not ask
 * @param joint what the features do together; likewise
 */
public record Judgements(
        Map<String, Judgement> columns,
        @Nullable Unusualness unusualness,
        @Nullable JointDrift joint) {

    /** Judged column by column. */
    Judgements(Map<String, Judgement> columns) {
        this(columns, null, null);
    }

    /** Copies the judgements in their order. */
    public Judgements {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
