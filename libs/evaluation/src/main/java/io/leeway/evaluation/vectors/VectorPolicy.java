package io.leeway.evaluation.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.StatisticResultBuilder;
import io.leeway.contracts.reports.VectorDrift;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.detector.Measurement;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.VectorSample;

/**
 * Decides whether vectors have moved: significant by a permutation test of the maximum mean discrepancy, and material by how
 * far the mean vector has moved, in units of the reference's spread.
 */
public final class VectorPolicy {

    /** The names of the samples that a profile may hold, and that are judged. */
    public static final List<String> NAMES = List.of("embedding", "probabilities");

    private static final String EMBEDDING = NAMES.getFirst();

    private VectorPolicy() {}

    /** Judges every kind of vectors that the reference or the batch has. */
    public static List<VectorDrift> judge(DataProfile reference, DataProfile current, DriftSettings settings) {
        List<VectorDrift> judged = new ArrayList<>();
        for (String name : NAMES) {
            if (reference.vectors().containsKey(name) || current.vectors().containsKey(name)) {
                judged.add(judge(name, reference.vectors(name), current.vectors(name), settings));
            }
        }
        return judged;
    }

    private static VectorDrift judge(
            String name, VectorSample reference, VectorSample current, DriftSettings settings) {
        double[][] before = reference.matrix();
        double[][] now = current.matrix();
        int dimensions = before.length > 0 ? before[0].length : now.length > 0 ? now[0].length : 0;
        Optional<String> lack = lack(before, now, settings.minimumRows());
        if (lack.isPresent()) {
            return new VectorDrift(
                    name,
                    dimensions,
                    Verdict.INSUFFICIENT_DATA,
                    lack.get(),
                    List.of(),
                    before.length,
                    now.length,
                    current.unusable());
        }
        VectorStatistics statistics = new VectorStatistics(before, now);
        StatisticResult test = significance(statistics.discrepancy(), settings.alpha());
        StatisticResult shift = statistics.shift().toResult(StatisticName.CENTROID_DISTANCE, settings.wasserstein());
        List<StatisticResult> all = new ArrayList<>(List.of(test, shift));
        all.addAll(name.equals(EMBEDDING) ? statistics.ofEmbeddings() : statistics.ofProbabilities());
        boolean drifted = test.exceeded() && (shift.exceeded() || isLarge(test));
        return new VectorDrift(
                name,
                dimensions,
                drifted ? Verdict.DRIFTED : Verdict.STABLE,
                drifted ? reason(test, shift) : null,
                all,
                before.length,
                now.length,
                current.unusable());
    }

    private static Optional<String> lack(double[][] before, double[][] now, int minimum) {
        if (before.length < minimum) {
            return Optional.of("the reference has " + before.length + " usable vectors, " + minimum + " are needed");
        }
        if (now.length < minimum) {
            return Optional.of("the batch has " + now.length + " usable vectors, " + minimum + " are needed");
        }
        if (before[0].length != now[0].length) {
            return Optional.of(
                    "the reference's vectors have " + before[0].length + " numbers, the batch's " + now[0].length);
        }
        return Optional.empty();
    }

    private static StatisticResult significance(Measurement mmd, double alpha) {
        @Nullable Double pValue = mmd.pValue();
        return StatisticResultBuilder.builder()
                .name(StatisticName.MMD)
                .method(mmd.method())
                .value(mmd.value())
                .pValue(pValue)
                .adjustedPValue(pValue)
                .effectSize(mmd.effectSize())
                .threshold(alpha)
                .exceeded(pValue != null && pValue <= alpha)
                .reason(mmd.reason())
                .build();
    }

    /** A change of shape that leaves the centre in place still counts when the discrepancy is plain. */
    private static boolean isLarge(StatisticResult test) {
        return test.effectSize() != null && test.effectSize() > VectorStatistics.LARGE_DISCREPANCY;
    }

    private static String reason(StatisticResult test, StatisticResult shift) {
        return String.format(
                Locale.ROOT,
                "mmd: p = %.2g; centroid moved by %.3f of the reference's spread",
                test.pValue(),
                shift.value());
    }
}
