package io.leeway.drift.evaluation;

import java.util.List;

import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.leeway.drift.quality.QualityConfig;
import io.leeway.evaluation.DriftPolicy;
import io.leeway.evaluation.detector.Detector;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.quality.DataQuality;

/** Makes the rules that batches are judged by; every bean of type {@link Detector} takes part. */
final class EvaluationRules {

    private EvaluationRules() {}

    @Produces
    @Singleton
    static DriftPolicy policy(@All List<Detector> added) {
        return new DriftPolicy(Detectors.with(added));
    }

    @Produces
    @Singleton
    static DataQuality quality(QualityConfig config) {
        return new DataQuality(config.settings());
    }
}
