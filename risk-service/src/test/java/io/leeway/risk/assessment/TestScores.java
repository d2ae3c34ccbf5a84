package io.leeway.risk.assessment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskPart;
import io.leeway.contracts.reports.RiskPartName;

/** What tests of scores have in common. */
final class TestScores {

    private TestScores() {}

    /** Where each part is full. */
    record FullAt(
            double statisticalFullAt,
            double qualityFullAt,
            double predictionFullAt,
            double performanceFullAt,
            double rangeFullAt)
            implements RiskConfig {

        FullAt(double statisticalFullAt, double qualityFullAt, double predictionFullAt, double performanceFullAt) {
            this(statisticalFullAt, qualityFullAt, predictionFullAt, performanceFullAt, 0.2);
        }
    }

    /** A model with features {@code f0}, {@code f1} and so on. */
    static ModelDefinition definition(int count) {
        Map<String, FeatureType> features = new LinkedHashMap<>();
        IntStream.range(0, count).forEach(i -> features.put("f" + i, FeatureType.NUMERIC));
        return ModelDefinitionBuilder.builder()
                .model("m")
                .task(Task.BINARY_CLASSIFICATION)
                .rowId("id")
                .features(features)
                .prediction(new PredictionColumns("prediction", null, "Yes"))
                .target("target")
                .build();
    }

    static RiskPart part(RiskAssessment assessment, RiskPartName name) {
        return assessment.parts().stream()
                .filter(part -> part.name() == name)
                .findFirst()
                .orElseThrow();
    }
}
