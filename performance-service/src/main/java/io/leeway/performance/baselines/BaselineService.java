package io.leeway.performance.baselines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.performance.metrics.LabelledRows;
import io.leeway.performance.metrics.Metric;
import io.leeway.performance.metrics.MetricsCalculator;
import io.leeway.performance.predictions.PredictedBatch;
import io.leeway.performance.predictions.PredictionBlock;
import io.leeway.support.blocks.BlockSource;

/** The metrics of a reference's own predictions, which batches are held against. */
@ApplicationScoped
public class BaselineService {

    private static final Logger LOG = Logger.getLogger(BaselineService.class);

    private final BlockSource source;
    private final MongoCollection<Document> baselines;

    BaselineService(
            BlockSource source,
            MongoClient client,
            @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        this.source = source;
        this.baselines = client.getDatabase(database).getCollection("baselines");
    }

    /** Metric values by name; empty when the reference has no labels. Computed now if it is not there yet. */
    public Map<String, Double> baseline(ModelDefinition definition, String reference, int blocks) {
        String id = definition.model() + "/" + reference;
        Document stored = baselines.find(Filters.eq("_id", id)).first();
        if (stored != null) {
            return read(stored);
        }
        List<PredictionBlock> rows = new ArrayList<>();
        source.reference(
                definition.model(), reference, blocks, block -> rows.add(PredictionBlock.ofRows(definition, block)));
        LabelledRows labelled = PredictedBatch.rowsOf(definition.task().isClassification(), rows);
        Map<String, Double> values = new HashMap<>();
        for (Metric metric : MetricsCalculator.compute(definition, labelled, 0)) {
            if (metric.value() != null) {
                values.put(metric.name(), metric.value());
            }
        }
        store(id, definition.model(), labelled.size(), values);
        LOG.infof(
                "event=baseline-computed model=%s reference=%s rows=%d",
                definition.model(), reference, labelled.size());
        return values;
    }

    private void store(String id, String model, int rows, Map<String, Double> values) {
        Document metrics = new Document();
        values.forEach(metrics::append);
        baselines.replaceOne(
                Filters.eq("_id", id),
                new Document("_id", id)
                        .append("model", model)
                        .append("rows", rows)
                        .append("metrics", metrics),
                new ReplaceOptions().upsert(true));
    }

    private static Map<String, Double> read(Document stored) {
        Map<String, Double> values = new HashMap<>();
        stored.get("metrics", Document.class)
                .forEach((name, value) -> values.put(name, ((Number) value).doubleValue()));
        return values;
    }
}
