package io.leeway.drift.detectors;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.reports.StatisticName;
import io.leeway.evaluation.detector.Detector;
import io.leeway.evaluation.detector.Measurement;
import io.leeway.statistics.profile.NumericProfile;

/** How far the median has moved, in interquartile ranges of the reference. */
@ApplicationScoped
public class MedianShiftDetector implements Detector {

    @Override
    public StatisticName name() {
        return StatisticName.of("median-shift");
    }

    @Override
    public Optional<Measurement> measure(NumericProfile reference, NumericProfile current) {
        String method = "in interquartile ranges of the reference";
        if (reference.size() == 0 || current.size() == 0) {
            return Optional.of(Measurement.undefined(method, "a side has no values"));
        }
        double range = reference.quantile(0.75) - reference.quantile(0.25);
        if (range == 0) {
            return Optional.of(Measurement.undefined(method, "half of the reference is one value"));
        }
        double shift = (current.quantile(0.5) - reference.quantile(0.5)) / range;
        return Optional.of(Measurement.test(method, shift, null, Math.abs(shift)));
    }
}
