package io.leeway.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.BatchSummary;

/**
 * What the demonstration found, as {@code --json} writes it. It holds nothing that differs from run to run on the same
 * data: no times and no generated ids.
 *
 * @param models by name
 */
record DemoResult(Map<String, ModelResult> models) {

    /** The batches of one model, in the order in which they were sent. */
    record ModelResult(List<BatchResult> batches) {}

    /**
     * One batch.
     *
     * @param batch its name
     * @param rows accepted rows
     * @param drifted names of the drifted features
     * @param outOfRange names of the features that lie outside of what the model was trained on
     * @param performance metric values by name
     * @param risk 0 to 100; null when unknown
     * @param level of the risk
     * @param alerted whether an incident goes through it
     * @param raised whether an alert was raised with it: an incident began, came back or got worse
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record BatchResult(
            String batch,
            long rows,
            List<String> drifted,
            List<String> outOfRange,
            Map<String, Double> performance,
            @Nullable Double risk,
            RiskLevel level,
            boolean alerted,
            boolean raised) {

        static BatchResult of(BatchSummary summary, boolean alerted, boolean raised) {
            return new BatchResult(
                    summary.name(),
                    summary.rows(),
                    summary.driftedFeatures(),
                    summary.outOfRange(),
                    new TreeMap<>(summary.performance()),
                    summary.score(),
                    summary.level(),
                    alerted,
                    raised);
        }
    }

    static DemoResult empty() {
        return new DemoResult(new LinkedHashMap<>());
    }

    void write(Path file) throws IOException {
        ContractJson.mapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
    }
}
