package io.leeway.demo.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.workbench.dataset.Table;

/** A forest of regression trees; XGBoost in its random-forest mode. Like every forest it cannot go beyond what it saw. */
final class ForestRegressor implements TrainedModel {

    private static final int TREES = 60;
    private static final int DEPTH = 12;
    private static final RegressionFactory OUTPUTS = new RegressionFactory();

    private final ModelDefinition definition;
    private final FeatureEncoder encoder;
    private final Model<Regressor> model;

    private ForestRegressor(ModelDefinition definition, FeatureEncoder encoder, Model<Regressor> model) {
        this.definition = definition;
        this.encoder = encoder;
        this.model = model;
    }

    static ForestRegressor train(ModelDefinition definition, FeatureEncoder encoder, Table rows, long seed) {
        String target = String.valueOf(definition.target());
        MutableDataset<Regressor> dataset = new MutableDataset<>(
                new SimpleDataSourceProvenance(definition.model(), OffsetDateTime.now(ZoneOffset.UTC), OUTPUTS),
                OUTPUTS);
        int column = rows.require(target);
        double sum = 0;
        for (int row = 0; row < rows.size(); row++) {
            double value = rows.number(row, column);
            sum += value;
            dataset.add(encoder.encode(definition, rows, row, new Regressor(target, value), Set.of()));
        }
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("objective", "reg:squarederror");
        parameters.put("num_parallel_tree", TREES);
        parameters.put("max_depth", DEPTH);
        parameters.put("eta", 1.0);
        parameters.put("subsample", 0.63);
        parameters.put("colsample_bynode", 0.6);
        parameters.put("min_child_weight", 5);
        // Without shrinkage, as in a forest: a leaf is the mean of its rows.
        parameters.put("lambda", 0.0);
        parameters.put("base_score", sum / rows.size());
        parameters.put("tree_method", "hist");
        parameters.put("max_bin", 1024);
        parameters.put("nthread", 1);
        parameters.put("seed", seed);
        parameters.put("verbosity", 0);
        Model<Regressor> model = new XGBoostRegressionTrainer(
                        XGBoostRegressionTrainer.RegressionType.LINEAR, 1, parameters)
                .train(dataset);
        return new ForestRegressor(definition, encoder, model);
    }

    @Override
    public Table score(Table rows) {
        Regressor unknown = new Regressor(String.valueOf(definition.target()), Double.NaN);
        List<String> predictions = new ArrayList<>(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            double value = model.predict(encoder.encode(definition, rows, row, unknown, Set.of()))
                    .getOutput()
                    .getValues()[0];
            predictions.add(String.format(Locale.ROOT, "%.4f", value));
        }
        return rows.with(definition.prediction().column(), predictions);
    }

    @Override
    public void save(Path file) throws IOException {
        model.serializeToFile(file);
    }
}
