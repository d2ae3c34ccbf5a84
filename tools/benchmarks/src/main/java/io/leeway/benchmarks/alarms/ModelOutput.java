package io.leeway.benchmarks.alarms;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;

/** What a model says, and what turns out to be true. */
sealed interface ModelOutput {

    String ROW_ID = "id";
    String PREDICTION = "prediction";
    String PROBABILITY = "probability";
    String TARGET = "target";

    /** Output and truth of so many rows; none of features alone. */
    List<Column> draw(int rows, SplittableRandom random);

    ModelDefinition definition(Map<String, FeatureType> features);

    /** Rows that no model has seen. */
    record None() implements ModelOutput {
        @Override
        public List<Column> draw(int rows, SplittableRandom random) {
            return List.of();
        }

        @Override
        public ModelDefinition definition(Map<String, FeatureType> features) {
            return define(Task.REGRESSION, features, new PredictionColumns(PREDICTION, null, null));
        }
    }

    /**
     * A classifier whose probabilities are right. It sees a score that is normal in each class.
     *
     * @param positives the share of positive rows
     * @param separation how many standard deviations the classes' scores are apart
     */
    record Classifier(double positives, double separation) implements ModelOutput {

        private static final String[] CLASSES = {"no", "yes"};

        @Override
        public List<Column> draw(int rows, SplittableRandom random) {
            int[] truth = new int[rows];
            int[] predicted = new int[rows];
            double[] probability = new double[rows];
            double prior = Math.log(positives / (1 - positives));
            for (int row = 0; row < rows; row++) {
                truth[row] = random.nextDouble() < positives ? 1 : 0;
                double score = random.nextGaussian() + truth[row] * separation;
                double logOdds = prior + separation * (score - separation / 2);
                probability[row] = 1 / (1 + Math.exp(-logOdds));
                predicted[row] = probability[row] >= 0.5 ? 1 : 0;
            }
            return List.of(
                    new Column.Text(PREDICTION, CLASSES, predicted),
                    new Column.Numeric(PROBABILITY, probability),
                    new Column.Text(TARGET, CLASSES, truth));
        }

        @Override
        public ModelDefinition definition(Map<String, FeatureType> features) {
            return define(
                    Task.BINARY_CLASSIFICATION, features, new PredictionColumns(PREDICTION, PROBABILITY, CLASSES[1]));
        }
    }

    /** A regressor of a log-normal value that is off by 30 % of it, now more and now less. */
    record Regressor() implements ModelOutput {

        private static final double ERROR = 0.3;

        @Override
        public List<Column> draw(int rows, SplittableRandom random) {
            double[] truth = new double[rows];
            double[] predicted = new double[rows];
            for (int row = 0; row < rows; row++) {
                truth[row] = ColumnSource.lognormal(random);
                predicted[row] = truth[row] * Math.exp(ERROR * random.nextGaussian());
            }
            return List.of(new Column.Numeric(PREDICTION, predicted), new Column.Numeric(TARGET, truth));
        }

        @Override
        public ModelDefinition definition(Map<String, FeatureType> features) {
            return define(Task.REGRESSION, features, new PredictionColumns(PREDICTION, null, null));
        }
    }

    private static ModelDefinition define(Task task, Map<String, FeatureType> features, PredictionColumns prediction) {
        return ModelDefinitionBuilder.builder()
                .model("generated")
                .task(task)
                .rowId(ROW_ID)
                .features(features)
                .prediction(prediction)
                .target(TARGET)
                .build();
    }
}
