package io.leeway.demo.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.provenance.SimpleDataSourceProvenance;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.workbench.dataset.Table;

/**
 * A forest of 100 trees of depth 10 with balanced classes, on the half of the encoded features that matter most; XGBoost
 * in its random-forest mode.
 */
final class ForestClassifier implements TrainedModel {

    private static final int TREES = 100;
    private static final int DEPTH = 10;
    private static final LabelFactory LABELS = new LabelFactory();

    private final ModelDefinition definition;
    private final FeatureEncoder encoder;
    private final Set<String> kept;
    private final Model<Label> model;

    private ForestClassifier(ModelDefinition definition, FeatureEncoder encoder, Set<String> kept, Model<Label> model) {
        this.definition = definition;
        this.encoder = encoder;
        this.kept = kept;
        this.model = model;
    }

    static ForestClassifier train(ModelDefinition definition, FeatureEncoder encoder, Table rows, long seed) {
        XGBoostModel<Label> all = fit(definition, encoder, rows, Set.of(), seed);
        int half = Math.max(1, all.getFeatureIDMap().size() / 2);
        Set<String> kept = all.getTopFeatures(half).values().iterator().next().stream()
                .map(feature -> feature.getA())
                .collect(Collectors.toSet());
        return new ForestClassifier(definition, encoder, kept, fit(definition, encoder, rows, kept, seed));
    }

    private static XGBoostModel<Label> fit(
            ModelDefinition definition, FeatureEncoder encoder, Table rows, Set<String> kept, long seed) {
        MutableDataset<Label> dataset = new MutableDataset<>(
                new SimpleDataSourceProvenance(definition.model(), OffsetDateTime.now(ZoneOffset.UTC), LABELS), LABELS);
        int target = rows.require(String.valueOf(definition.target()));
        long positives = 0;
        for (int row = 0; row < rows.size(); row++) {
            String label = rows.rows().get(row)[target];
            positives += label.equals(definition.prediction().positive()) ? 1 : 0;
            dataset.add(encoder.encode(definition, rows, row, new Label(label), kept));
        }
        if (positives == 0 || positives == rows.size()) {
            throw new IllegalArgumentException("All rows to learn from have the same " + definition.target() + ".");
        }
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("objective", "multi:softprob");
        parameters.put("num_parallel_tree", TREES);
        parameters.put("max_depth", DEPTH);
        parameters.put("eta", 1.0);
        parameters.put("subsample", 0.8);
        parameters.put("colsample_bynode", 0.4);
        parameters.put("min_child_weight", 3);
        parameters.put("nthread", 1);
        parameters.put("seed", seed);
        parameters.put("verbosity", 0);
        // Two classes as two outputs have no single positive weight; rows carry the balance instead.
        float negativeWeight = 1;
        float positiveWeight = (float) (rows.size() - positives) / positives;
        dataset.forEach(example -> example.setWeight(
                example.getOutput().getLabel().equals(definition.prediction().positive())
                        ? positiveWeight
                        : negativeWeight));
        return new XGBoostClassificationTrainer(1, parameters).train(dataset);
    }

    @Override
    public Table score(Table rows) {
        String positive = String.valueOf(definition.prediction().positive());
        List<String> predictions = new ArrayList<>(rows.size());
        List<String> probabilities = new ArrayList<>(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            Prediction<Label> prediction =
                    model.predict(encoder.encode(definition, rows, row, LabelFactory.UNKNOWN_LABEL, kept));
            predictions.add(prediction.getOutput().getLabel());
            Label score = Objects.requireNonNull(
                    prediction.getOutputScores().get(positive), "the forest has learnt the positive class");
            double probability = score.getScore();
            probabilities.add(String.format(Locale.ROOT, "%.6f", Math.min(1, Math.max(0, probability))));
        }
        Table scored = rows.with(definition.prediction().column(), predictions);
        return definition.prediction().probability() == null
                ? scored
                : scored.with(definition.prediction().probability(), probabilities);
    }

    @Override
    public void save(Path file) throws IOException {
        model.serializeToFile(file);
    }
}
