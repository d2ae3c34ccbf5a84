package io.leeway.performance.predictions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;

/** Predictions waiting for their labels, and labels waiting for their predictions, in MongoDB. */
@ApplicationScoped
public class PredictionRepository {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> batches;
    private final MongoCollection<Document> blocks;
    private final MongoCollection<Document> pending;

    PredictionRepository(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String name) {
        MongoDatabase database = client.getDatabase(name);
        batches = database.getCollection("prediction_batches");
        blocks = database.getCollection("predictions");
        pending = database.getCollection("pending_labels");
    }

    void createIndexes(@Observes StartupEvent event) {
        batches.createIndex(Indexes.ascending("model", "sequence"));
        pending.createIndex(Indexes.ascending("model"));
    }

    /** The batch, if its predictions are stored. */
    public Optional<PredictedBatch> find(String subject) {
        return Optional.ofNullable(batches.find(Filters.eq("_id", subject)).first())
                .map(this::read);
    }

    /** Stores a batch; the line that makes it known comes last. */
    public void store(PredictedBatch batch) {
        storeBlocks(batch);
        batches.replaceOne(
                Filters.eq("_id", batch.batch().subject()),
                new Document("_id", batch.batch().subject())
                        .append("model", batch.batch().model())
                        .append("sequence", batch.batch().sequence())
                        .append("version", batch.version())
                        .append("definition", write(batch.definition()))
                        .append("batch", write(batch.batch()))
                        .append("parts", batch.parts())
                        .append("blocks", batch.blocks().size())
                        .append("referenceBlocks", batch.referenceBlocks())
                        .append("reportedRevision", batch.reportedRevision())
                        .append("reportedLabels", batch.reportedLabels()),
                UPSERT);
    }

    /** Stores the labels that a known batch has got. */
    public void storeBlocks(PredictedBatch batch) {
        for (int i = 0; i < batch.blocks().size(); i++) {
            String id = batch.batch().subject() + "#" + i;
            byte[] bytes = BlockCodec.encode(batch.blocks().get(i).toBlock());
            blocks.replaceOne(
                    Filters.eq("_id", id), new Document("_id", id).append("block", new Binary(bytes)), UPSERT);
        }
    }

    /** Notes which report was told last. */
    public void reported(PredictedBatch batch, int revision, long labels) {
        Bson update = Updates.combine(Updates.set("reportedRevision", revision), Updates.set("reportedLabels", labels));
        batches.updateOne(Filters.eq("_id", batch.batch().subject()), update);
    }

    /** Shows the batches of a model, newest first, until the visitor has seen enough. */
    public void visitNewestFirst(String model, Predicate<PredictedBatch> visitor) {
        for (Document document : batches.find(Filters.eq("model", model)).sort(Sorts.descending("sequence"))) {
            if (!visitor.test(read(document))) {
                return;
            }
        }
    }

    /** Keeps labels whose predictions have not come. */
    public void storePending(String model, String delivery, Labels labels) {
        List<Block> parts = labels.toBlocks();
        for (int i = 0; i < parts.size(); i++) {
            String id = model + "/" + delivery + "#" + i;
            pending.replaceOne(
                    Filters.eq("_id", id),
                    new Document("_id", id)
                            .append("model", model)
                            .append("rows", parts.get(i).rows())
                            .append("block", new Binary(BlockCodec.encode(parts.get(i)))),
                    UPSERT);
        }
    }

    /** The labels whose predictions had not come. */
    public Labels pending(String model) {
        Labels labels = Labels.none();
        for (Document document : pending.find(Filters.eq("model", model)).sort(Sorts.ascending("_id"))) {
            Labels.ofStored(block(document), labels);
        }
        return labels;
    }

    private PredictedBatch read(Document document) {
        ModelDefinition definition = parse(document.getString("definition"), ModelDefinition.class);
        String subject = document.getString("_id");
        List<PredictionBlock> read = new ArrayList<>();
        for (int i = 0; i < document.getInteger("blocks"); i++) {
            Document stored = blocks.find(Filters.eq("_id", subject + "#" + i)).first();
            if (stored == null) {
                throw new IllegalStateException("predictions of " + subject + " are incomplete");
            }
            read.add(PredictionBlock.ofStored(block(stored), definition.task().isClassification()));
        }
        return new PredictedBatch(
                parse(document.getString("batch"), BatchRef.class),
                document.getList("parts", String.class),
                document.getInteger("version"),
                definition,
                document.getInteger("referenceBlocks"),
                read,
                document.getInteger("reportedRevision"),
                document.get("reportedLabels", Number.class).longValue());
    }

    private static Block block(Document document) {
        return BlockCodec.decode(document.get("block", Binary.class).getData());
    }

    private static String write(Object value) {
        try {
            return ContractJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static <T> T parse(String json, Class<T> type) {
        try {
            return ContractJson.mapper().readValue(json, type);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
