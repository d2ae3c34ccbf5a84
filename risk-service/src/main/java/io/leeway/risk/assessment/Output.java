package io.leeway.risk.assessment;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.ImportanceShift;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.StatisticResultBuilder;
import io.leeway.contracts.reports.Verdict;

/** One thing that a model puts out or makes of its inputs, and whether it moved. */
record Output(String name, Verdict verdict, @Nullable String reason, List<StatisticResult> statistics) {

    /** Predictions, probabilities, embeddings and importance. */
    static List<Output> of(DriftReport report) {
        Stream<Output> columns = report.predictions().stream()
                .map(column -> new Output(column.column(), column.verdict(), column.reason(), column.statistics()));
        Stream<Output> vectors = report.vectors().stream()
                .map(vector -> new Output(vector.name(), vector.verdict(), vector.reason(), vector.statistics()));
        return Stream.concat(Stream.concat(columns, vectors), importance(report.importance()))
                .toList();
    }

    private static Stream<Output> importance(@Nullable ImportanceShift shift) {
        if (shift == null) {
            return Stream.empty();
        }
        Double distance = shift.shareDistance();
        boolean exceeded = distance != null && distance > shift.threshold();
        StatisticResult statistic = StatisticResultBuilder.builder()
                .name(StatisticName.SHARE_DISTANCE)
                .method("mean absolute attributions")
                .value(distance)
                .effectSize(distance)
                .threshold(shift.threshold())
                .exceeded(exceeded)
                .build();
        return Stream.of(new Output("importance", shift.verdict(), shift.reason(), List.of(statistic)));
    }
}
