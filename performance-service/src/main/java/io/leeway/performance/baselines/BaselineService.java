package io.leeway.performance.baselines;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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
import io.leeway.evaluation.performance.ReferenceRows;
import io.leeway.performance.predictions.PredictedReference;
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
            return BaselineDocument.read(stored, definition);
        }
        try {
            return measure(definition, reference, blocks);
        } catch (UnprocessableEventException exception) {
            // What was measured by earlier versions is better than nothing, where the rows are gone by now.
            Document earlier = earlier(definition, reference).orElseThrow(() -> exception);
            LastUse.note(baselines, earlier);
            return BaselineDocument.read(earlier, definition);
        }
    }

    static String id(ModelDefinition definition, String reference) {
        return id(definition, reference, DefinitionKey.ofBaselineInTime(definition));
    }

    private static String id(ModelDefinition definition, String reference, String key) {
        return definition.model() + "/" + reference + "#" + FORMAT + "-" + key;
    }

    /** What was stored before there were chunks, or before there were keys. */
    private Optional<Document> earlier(ModelDefinition definition, String reference) {
        return Stream.of(
                        id(definition, reference, DefinitionKey.ofBaseline(definition)),
                        definition.model() + "/" + reference)
                .map(id -> baselines.find(Filters.eq("_id", id)).first())
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Baseline measure(ModelDefinition definition, String reference, int blocks) {
        PredictedReference rows = new PredictedReference(definition);
        source.reference(definition.model(), reference, blocks, rows.columns(), rows::add);
        ReferenceRows labelled = rows.labelled();
        Baseline baseline = Baseline.measured(definition, labelled);
        int count = labelled.rows().size();
        store(id(definition, reference), definition.model(), count, baseline);
        LOG.infof("event=baseline-computed model=%s reference=%s rows=%d", definition.model(), reference, count);
        return baseline;
    }

    private void store(String id, String model, int rows, Baseline baseline) {
        baselines.replaceOne(
                Filters.eq("_id", id),
                BaselineDocument.append(
                        new Document("_id", id)
                                .append("model", model)
                                .append("rows", rows)
                                .append(LastUse.FIELD, LastUse.now()),
                        baseline),
                new ReplaceOptions().upsert(true));
    }
}
