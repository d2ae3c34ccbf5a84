package io.leeway.performance.predictions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.bson.types.Binary;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.support.history.ModelDocuments;
import io.leeway.support.history.Revisions;
import io.leeway.support.messaging.NotYetException;
import io.leeway.support.start.Preparations;

/**
 * Labels whose predictions are not known to have come. A delivery is here before it looks for its predictions, and what
 * has found them is taken out afterwards, by whoever brought the two together; nothing else is ever taken out.
 */
@ApplicationScoped
class PendingLabels {

    private static final int TRIES = 20;

    private final MongoCollection<Document> pending;

    PendingLabels(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        pending = client.getDatabase(database).getCollection("pending_labels");
    }

    void createIndexes(@Observes StartupEvent event, Preparations preparations) {
        preparations.whenThere("MongoDB", this::createIndexes);
    }

    private void createIndexes() {
        pending.createIndex(Indexes.ascending("model"));
    }

    /** Keeps a delivery; returns the ids of its documents. */
    List<String> store(String model, String delivery, Labels labels) {
        List<String> ids = new ArrayList<>();
        for (Block block : labels.toBlocks()) {
            String id = model + "/" + delivery + "#" + ids.size();
            pending.replaceOne(Filters.eq("_id", id), document(id, model, block), new ReplaceOptions().upsert(true));
            ids.add(id);
        }
        return ids;
    }

    /** Shows each delivery's labels, a document at a time, and takes those out of which the visitor tells the rows. */
    void visit(String model, Function<Labels, Collection<String>> visitor) {
        List<String> ids = pending.find(Filters.eq("model", model))
                .projection(Projections.include("_id"))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
        for (String id : ids) {
            Document document = pending.find(Filters.eq("_id", id)).first();
            if (document != null) {
                remove(id, visitor.apply(labels(document)));
            }
        }
    }

    /** Takes out labels that have found their rows. */
    void remove(String id, Collection<String> rows) {
        if (rows.isEmpty()) {
            return;
        }
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Document document = pending.find(Filters.eq("_id", id)).first();
            if (document == null || without(document, rows)) {
                return;
            }
        }
        throw new NotYetException("other instances are joining the same labels");
    }

    /** Whether no other instance was faster. */
    private boolean without(Document document, Collection<String> rows) {
        Labels labels = labels(document);
        int before = labels.size();
        labels.remove(rows);
        if (labels.size() == before) {
            return true;
        }
        String id = document.getString("_id");
        long version = document.get("version", 0L);
        if (version == 0) {
            // Stored before deliveries had versions: gets one now.
            pending.replaceOne(Filters.eq("_id", id), document(id, document.getString("model"), block(document)));
            return false;
        }
        List<Block> left = labels.toBlocks();
        if (left.isEmpty()) {
            return pending.deleteOne(new Document("_id", id).append("version", version))
                            .getDeletedCount()
                    == 1;
        }
        return Revisions.replace(pending, document(id, document.getString("model"), left.getFirst()), version);
    }

    /** All labels of a model that wait. */
    Labels all(String model) {
        Labels labels = Labels.none();
        for (Document document : pending.find(Filters.eq("model", model))) {
            labels.addStored(block(document));
        }
        return labels;
    }

    void forget(String model) {
        ModelDocuments.delete(pending, model);
    }

    private static Labels labels(Document document) {
        Labels labels = Labels.none();
        labels.addStored(block(document));
        return labels;
    }

    private static Block block(Document document) {
        return BlockCodec.decode(document.get("block", Binary.class).getData());
    }

    /** The version is by chance, so that a delivery that is stored anew is another than it was. */
    private static Document document(String id, String model, Block block) {
        return new Document("_id", id)
                .append("model", model)
                .append("version", ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE))
                .append("rows", block.rows())
                .append("block", new Binary(BlockCodec.encode(block)));
    }
}
