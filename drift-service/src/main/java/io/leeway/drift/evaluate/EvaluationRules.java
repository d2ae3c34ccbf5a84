package io.leeway.drift.evaluate;

import java.util.List;

import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.leeway.evaluation.detector.Detector;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.drift.DriftEvaluator;

/** Makes the rules that batches are judged by; every bean of type {@link Detector} takes part. */
final class EvaluationRules {

    private EvaluationRules() {}

    @Produces
    @Singleton
    static DriftEvaluator evaluator(@All List<Detector> added, QualityConfig quality) {
        return new DriftEvaluator(Detectors.with(added), quality.settings());
    }
}
