package io.leeway.client.status;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leeway.client.console.Counts;
import io.leeway.client.console.Terminal;
import io.leeway.client.console.TextTable;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.Verdict;

/** Batches as a table for people. */
public final class BatchTable {

    private static final List<String> SHOWN_METRICS = List.of("f1", "accuracy", "rmse", "mae", "r2");
    private static final int SHOWN_FEATURES = 3;

    private BatchTable() {}

    /** The table, batches in the order given. */
    public static String of(List<BatchSummary> batches) {
        if (batches.isEmpty()) {
            return "No batch has come yet. Send one with ./leeway push MODEL FILE";
        }
        TextTable table = new TextTable(
                "batch", "rows", "drifted features", "data quality", "performance", "risk", "level", "out of range");
        for (BatchSummary batch : batches) {
            table.row(
                    Terminal.safe(batch.name()),
                    String.format(Locale.ROOT, "%,d", batch.rows()),
                    drift(batch),
                    quality(batch.driftVerdict(), batch.qualityFindings()),
                    performance(batch),
                    batch.score() == null ? "-" : String.format(Locale.ROOT, "%.1f", batch.score()),
                    batch.level().name().toLowerCase(Locale.ROOT),
                    named(batch.outOfRange(), "-"));
        }
        return table.toString();
    }

    private static String drift(BatchSummary batch) {
        if (batch.driftVerdict() == null) {
            return "waiting";
        }
        if (batch.driftVerdict() == Verdict.INSUFFICIENT_DATA) {
            return "insufficient data";
        }
        return named(batch.driftedFeatures(), "none");
    }

    private static String named(List<String> names, String none) {
        return names.isEmpty() ? none : names.size() + ": " + Counts.list(names, SHOWN_FEATURES);
    }

    /**
     * How many checks of the data failed. Where no drift could be judged, there was too little to check, and only what was
     * found is known.
     *
     * @param drift how the data were judged; absent until they are
     */
    static String quality(@Nullable Verdict drift, int findings) {
        if (drift == null) {
            return "waiting";
        }
        if (findings == 0) {
            return drift == Verdict.INSUFFICIENT_DATA ? "unknown" : "ok";
        }
        return Counts.of(findings, "finding");
    }

    /** What is known of a batch's performance, two metrics at most. */
    public static String performance(BatchSummary batch) {
        if (batch.performanceVerdict() == null) {
            return "no labels yet";
        }
        Stream<String> metrics = SHOWN_METRICS.stream()
                .filter(batch.performance()::containsKey)
                .limit(2)
                .map(name -> String.format(
                        Locale.ROOT, "%s %.3f", name, batch.performance().get(name)));
        return metrics.collect(Collectors.joining(" "));
    }
}
