package io.leeway.performance.baselines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.PerformanceSettings;
import io.leeway.evaluation.performance.Baseline;
import io.leeway.evaluation.performance.metrics.LabelledRows;
import io.leeway.evaluation.performance.metrics.Metric;
import io.leeway.evaluation.performance.metrics.MetricsCalculator;
import io.leeway.performance.predictions.PredictedBatch;
import io.leeway.performance.predictions.PredictionBlock;
import io.leeway.support.blocks.BlockSource;
import io.leeway.support.history.ModelDocuments;

/** The metrics of a reference's own predictions, which batches are held against. */
@ApplicationScoped
public class BaselineService {

    private static final Logger LOG = Logger.getLogger(BaselineService.class);

    private static final int MOST_CLASSES = 5_000;

    private final BlockSource source;
    private final MongoCollection<Document> baselines;

    BaselineService(
            BlockSource source,
            MongoClient client,
            @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        this.source = source;
        this.baselines = client.getDatabase(database).getCollection("baselines");
    }

    /**
     * The baseline: given in the definition, or measured on the reference's own predictions and labels. Computed now if it
     * is not there yet.
     */
    public Baseline baseline(ModelDefinition definition, String reference, int blocks) {
        Baseline measured = measured(definition, reference, blocks);
        return definition.performance().baseline().equals(PerformanceSettings.GIVEN)
                ? new Baseline(definition.performance().metrics(), measured.classes())
                : measured;
    }

    /** Deletes what is stored for a model. */
    public void forget(String model) {
        ModelDocuments.delete(baselines, model);
    }

    private Baseline measured(ModelDefinition definition, String reference, int blocks) {
        String id = definition.model() + "/" + reference;
        Document stored = baselines.find(Filters.eq("_id", id)).first();
        if (stored != null) {
            return read(stored);
        }
        List<PredictionBlock> rows = new ArrayList<>();
        source.reference(
                definition.model(), reference, blocks, block -> rows.addAll(PredictionBlock.ofRows(definition, block)));
        LabelledRows labelled = PredictedBatch.rowsOf(definition.task().isClassification(), rows);
        Map<String, Double> values = new HashMap<>();
        for (Metric metric : MetricsCalculator.compute(definition, labelled, 0)) {
            if (metric.value() != null) {
                values.put(metric.name(), metric.value());
            }
        }
        Baseline baseline = new Baseline(values, classes(labelled));
        store(id, definition.model(), labelled.size(), baseline);
        LOG.infof(
                "event=baseline-computed model=%s reference=%s rows=%d",
                definition.model(), reference, labelled.size());
        return baseline;
    }

    private static Set<String> classes(LabelledRows rows) {
        return switch (rows) {
            case LabelledRows.Classified classified -> {
                Set<String> classes = new HashSet<>(Arrays.asList(classified.truth()));
                // As many are a sign of another column; then nothing is said of unknown ones.
                yield classes.size() > MOST_CLASSES ? Set.of() : Set.copyOf(classes);
            }
            case LabelledRows.Regressed ignored -> Set.of();
        };
    }

    private void store(String id, String model, int rows, Baseline baseline) {
        Document metrics = new Document();
        baseline.metrics().forEach(metrics::append);
        baselines.replaceOne(
                Filters.eq("_id", id),
                new Document("_id", id)
                        .append("model", model)
                        .append("rows", rows)
                        .append("metrics", metrics)
                        .append("classes", List.copyOf(baseline.classes())),
                new ReplaceOptions().upsert(true));
    }

    private static Baseline read(Document stored) {
        Map<String, Double> values = new HashMap<>();
        stored.get("metrics", Document.class)
                .forEach((name, value) -> values.put(name, ((Number) value).doubleValue()));
        return new Baseline(values, Set.copyOf(stored.getList("classes", String.class, List.of())));
    }
}
