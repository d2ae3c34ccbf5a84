package io.leeway.risk.assessment;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.Distribution;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.FeatureShift;
import io.leeway.contracts.reports.Verdict;

/** How the drifted features of a report moved, the farthest first. */
final class Shifts {

    /** Below it a share is taken for this, so that a category from nowhere is far but not infinitely far. */
    private static final double SMALLEST_SHARE = 0.01;

    private Shifts() {}

    /** Of each drifted feature what moved, {@link FeatureShift#MOST} at most. */
    static List<FeatureShift> of(DriftReport report) {
        return report.features().stream()
                .filter(feature -> feature.verdict() == Verdict.DRIFTED)
                .map(Shifts::shift)
                .sorted(Comparator.comparingDouble(Shifts::distance).reversed())
                .limit(FeatureShift.MOST)
                .toList();
    }

    private static FeatureShift shift(ColumnDrift feature) {
        Distribution shape = feature.distribution();
        List<String> categories = shape == null ? null : shape.categories();
        if (shape != null && categories != null && !categories.isEmpty()) {
            int most = IntStream.range(0, categories.size())
                    .boxed()
                    .max(Comparator.comparingDouble(i ->
                            Math.abs(shape.current().get(i) - shape.reference().get(i))))
                    .orElse(0);
            return new FeatureShift(
                    feature.column(),
                    null,
                    null,
                    null,
                    categories.get(most),
                    shape.reference().get(most),
                    shape.current().get(most));
        }
        return new FeatureShift(
                feature.column(),
                feature.reference().mean(),
                feature.current().mean(),
                feature.reference().standardDeviation(),
                null,
                null,
                null);
    }

    /** In standard deviations of the reference, for a share those of a single row; 0 where that is unknown. */
    private static double distance(FeatureShift shift) {
        if (shift.referenceShare() != null && shift.currentShare() != null) {
            double share = Math.clamp(shift.referenceShare(), SMALLEST_SHARE, 1 - SMALLEST_SHARE);
            return Math.abs(shift.currentShare() - shift.referenceShare()) / Math.sqrt(share * (1 - share));
        }
        double deviation = orZero(shift.referenceDeviation());
        return shift.referenceMean() == null || shift.currentMean() == null || !(deviation > 0)
                ? 0
                : Math.abs(shift.currentMean() - shift.referenceMean()) / deviation;
    }

    private static double orZero(@Nullable Double value) {
        return Objects.requireNonNullElse(value, 0.0);
    }
}
