package io.leeway.performance.baselines;

import java.time.Instant;
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

import io.leeway.contracts.model.DefinitionKey;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.performance.Baseline;
import io.leeway.evaluation.performance.metrics.LabelledRows;
import io.leeway.performance.predictions.PredictedBatch;
import io.leeway.performance.predictions.PredictionBlock;
import io.leeway.support.blocks.BlockSource;
import io.leeway.support.history.LastUse;
import io.leeway.support.history.ModelDocuments;
import io.leeway.support.history.OldDocuments;
import io.leeway.support.messaging.UnprocessableEventException;

/**
 * The metrics of a reference's own predictions, which batches are held against: each stored under the reference and the part
 * of the definition that it follows from, so that another positive class has another baseline and another threshold has the
 * same.
 */
@ApplicationScoped
public class BaselineService {

    private static final Logger LOG = Logger.getLogger(BaselineService.class);

    /** Raised when baselines are measured in another way than before, so that they are made anew. */
    private static final int FORMAT = 1;

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

    /**
     * Deletes baselines that nobody has used since then.
     *
     * @param moment a few days before that from which on any prediction is kept: it may need its baseline when its label comes
     * @return how many
     */
    long deleteUnusedSince(Instant moment) {
        LastUse.begin(baselines, Filters.empty());
        return OldDocuments.delete(baselines, LastUse.before(moment.minus(LastUse.NOTED_EVERY)));
    }

    /** Deletes what is stored for a model. */
    public void forget(String model) {
        ModelDocuments.delete(baselines, model);
    }

    private Baseline measured(ModelDefinition definition, String reference, int blocks) {
        String id = id(definition, reference);
        Document stored = baselines.find(Filters.eq("_id", id)).first();
        if (stored != null) {
            LastUse.note(baselines, stored);
            return read(stored);
        }
        try {
            return measure(definition, reference, blocks);
        } catch (UnprocessableEventException exception) {
            // What was measured before there were keys is better than nothing, where the rows are gone by now.
            Document earlier = baselines
                    .find(Filters.eq("_id", definition.model() + "/" + reference))
                    .first();
            if (earlier == null) {
                throw exception;
            }
            LastUse.note(baselines, earlier);
            return read(earlier);
        }
    }

    static String id(ModelDefinition definition, String reference) {
        return definition.model() + "/" + reference + "#" + FORMAT + "-" + DefinitionKey.ofBaseline(definition);
    }

    private Baseline measure(ModelDefinition definition, String reference, int blocks) {
        List<PredictionBlock> rows = new ArrayList<>();
        source.reference(definition.model(), reference, blocks, block -> {
            // One without predictions, because they were in another column then, has no baseline.
            if (PredictionBlock.isPredicted(definition, block)) {
                rows.addAll(PredictionBlock.ofRows(definition, block));
            }
        });
        LabelledRows labelled = PredictedBatch.rowsOf(definition.task().isClassification(), rows);
        Baseline baseline = Baseline.measured(definition, labelled);
        store(id(definition, reference), definition.model(), labelled.size(), baseline);
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
                        .append(LastUse.FIELD, LastUse.now())
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
