package io.leeway.performance.baselines;

import java.util.ArrayList;
import java.util.HashMap;
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
import io.leeway.evaluation.performance.Baseline;
import io.leeway.evaluation.performance.metrics.LabelledRows;
import io.leeway.performance.predictions.PredictedBatch;
import io.leeway.performance.predictions.PredictionBlock;
import io.leeway.support.blocks.BlockSource;
import io.leeway.support.history.ModelDocuments;

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

    /**
     * The baseline: given in the definition, or measured on the reference's own predictions and labels. Computed now if it
     * is not there yet.
     */
    public Baseline baseline(ModelDefinition definition, String reference, int blocks) {
        return measured(definition, reference, blocks).orGiven(definition);
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
        Baseline baseline = Baseline.measured(definition, labelled);
        store(id, definition.model(), labelled.size(), baseline);
        LOG.infof(
                "event=baseline-computed model=%s reference=%s rows=%d",
                definition.model(), reference, labelled.size());
        return baseline;
    }

    private void store(String id, String model, int rows, Baseline baseline) {
        Document metrics = new Document();
        baseline.metrics().forEach((name, value) -> metrics.append(name.word(), value));
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
        return Baseline.of(values, Set.copyOf(stored.getList("classes", String.class, List.of())));
    }
}
