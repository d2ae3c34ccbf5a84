package io.leeway.performance.predictions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.support.history.ModelDocuments;
import io.leeway.support.history.Revisions;
import io.leeway.support.messaging.NotYetException;
import io.leeway.support.start.Preparations;

/**
 * The labels of the last months, for the predictions that are here and for those that will come: a document for each
 * delivery, or for several that were merged.
 *
 * <p>The same label may be in several documents, and labels of one row that were accepted one after the other in
 * different ones: whoever reads takes the latest, so that documents can be merged, and a delivery stored again, at any
 * time and by several instances at once. A merged document is there before those it was made from go.
 */
@ApplicationScoped
class LabelRepository {

    private static final int TRIES = 20;
    private static final int PAGE = 16;

    /** So many documents of one size become one. */
    private static final int MERGED = 16;

    /** Bounds what is in memory meanwhile. */
    private static final int MOST_MERGED = 256;

    /** Documents with as many labels are not merged any more. */
    private static final int LARGE = 4_096;

    private final MongoCollection<Document> documents;

    LabelRepository(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        // Its name is of the time when only labels were kept that waited for their predictions.
        documents = client.getDatabase(database).getCollection("pending_labels");
    }

    void createIndexes(@Observes StartupEvent event, Preparations preparations) {
        preparations.whenThere("MongoDB", this::createIndexes);
    }

    private void createIndexes() {
        documents.createIndex(Indexes.ascending("model"));
        documents.createIndex(Indexes.ascending("oldest"));
    }

    /** Keeps a delivery; again does no harm. */
    void store(String model, String delivery, Labels labels) {
        int number = 0;
        for (Labels part : labels.split()) {
            String id = model + "/" + delivery + "#" + number++;
            documents.replaceOne(Filters.eq("_id", id), document(id, model, part), new ReplaceOptions().upsert(true));
        }
    }

    /** Whether labels of a model are kept at all. */
    boolean hasAny(String model) {
        return documents
                        .find(ofModel(model))
                        .projection(Projections.include("_id"))
                        .first()
                != null;
    }

    /** The labels that are kept for those rows. */
    Labels of(String model, Set<String> rows) {
        Labels found = Labels.none();
        visit(ofModel(model), rows, document -> {
            found.addAll(labels(document), rows::contains);
            return true;
        });
        return found;
    }

    /** Notes which rows' labels have found a prediction. */
    void joined(String model, Set<String> rows) {
        if (!rows.isEmpty()) {
            // A document of before the number was kept has none.
            Bson waiting = new Document("model", model).append("waiting", new Document("$ne", 0));
            visit(waiting, rows, document -> {
                Labels labels = labels(document);
                return !labels.join(rows) || replace(document, labels);
            });
        }
    }

    /** The rows of a model whose labels have found no prediction. */
    Set<String> waiting(String model) {
        Set<String> waiting = new HashSet<>();
        for (Document document :
                documents.find(new Document("model", model).append("waiting", new Document("$ne", 0)))) {
            waiting.addAll(labels(document).waiting());
        }
        return waiting;
    }

    /** Makes few documents of a model's many small ones. */
    void merge(String model) {
        List<List<Document>> bySize = new ArrayList<>();
        for (Document head : documents
                .find(Filters.and(ofModel(model), Filters.lt("labels", LARGE)))
                .projection(Projections.include("_id", "version", "labels"))) {
            int size = (Integer.SIZE - Integer.numberOfLeadingZeros(head.getInteger("labels"))) / 4;
            while (bySize.size() <= size) {
                bySize.add(new ArrayList<>());
            }
            bySize.get(size).add(head);
        }
        bySize.stream()
                .filter(heads -> heads.size() >= MERGED)
                .forEach(heads -> merge(model, heads.subList(0, Math.min(heads.size(), MOST_MERGED))));
    }

    private void merge(String model, Collection<Document> heads) {
        Labels merged = Labels.none();
        List<Document> read = new ArrayList<>();
        for (Document head : heads) {
            Document document =
                    documents.find(Filters.eq("_id", head.getString("_id"))).first();
            if (document != null) {
                merged.addAll(labels(document), row -> true);
                read.add(new Document("_id", document.getString("_id")).append("version", document.get("version")));
            }
        }
        store(model, "merged-" + UUID.randomUUID(), merged);
        long deleted = read.stream()
                .mapToLong(before -> documents.deleteOne(before).getDeletedCount())
                .sum();
        if (deleted < read.size()) {
            // More of their labels have been joined since. Such a document stays and is merged another time, or was
            // merged by
            // another instance meanwhile: wherever it is noted now, the merged one has to know it.
            joined(model, joinedOf(model, merged.waiting()));
        }
    }

    /** Those of the rows of which any document knows that their labels have found a prediction. */
    private Set<String> joinedOf(String model, Set<String> rows) {
        Set<String> joined = new HashSet<>();
        visit(ofModel(model), rows, document -> {
            labels(document).joined().stream().filter(rows::contains).forEach(joined::add);
            return true;
        });
        return joined;
    }

    /**
     * Forgets labels that were accepted before then.
     *
     * @return how many documents changed
     */
    long deleteBefore(Instant moment) {
        List<String> ids = ids(Filters.or(
                Filters.lt("oldest", Date.from(moment)), new Document("oldest", new Document("$exists", false))));
        for (String id : ids) {
            change(id, document -> {
                Labels labels = labels(document);
                labels.dropBefore(moment);
                return replace(document, labels);
            });
        }
        return ids.size();
    }

    void forget(String model) {
        ModelDocuments.delete(documents, model);
    }

    /**
     * Shows every document that may have one of those rows, also one that comes meanwhile: labels of one that is being
     * merged are otherwise in none that was looked at.
     *
     * @param visitor answers false where another instance was faster, and is shown the document again
     */
    private void visit(Bson filter, Set<String> rows, Function<Document, Boolean> visitor) {
        Set<String> seen = new HashSet<>();
        for (int round = 0; round < TRIES; round++) {
            List<String> ids = ids(filter);
            ids.removeAll(seen);
            if (ids.isEmpty()) {
                return;
            }
            for (int from = 0; from < ids.size(); from += PAGE) {
                documents
                        .find(Filters.in("_id", ids.subList(from, Math.min(ids.size(), from + PAGE))))
                        .projection(Projections.include("_id", "filter"))
                        .into(new ArrayList<>())
                        .stream()
                        .filter(head -> RowFilter.ofBinary(head.get("filter", Binary.class), null)
                                .mayHaveAny(rows))
                        .forEach(head -> change(head.getString("_id"), visitor));
            }
            seen.addAll(ids);
        }
        throw new NotYetException("other instances are storing labels of the same model");
    }

    private List<String> ids(Bson filter) {
        return documents
                .find(filter)
                .projection(Projections.include("_id"))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    private void change(String id, Function<Document, Boolean> change) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Document document = documents.find(Filters.eq("_id", id)).first();
            if (document == null || change.apply(document)) {
                return;
            }
        }
        throw new NotYetException("other instances are joining the same labels");
    }

    /** Whether no other instance was faster. */
    private boolean replace(Document before, Labels labels) {
        String id = before.getString("_id");
        long version = before.get("version", 0L);
        if (labels.size() == 0) {
            documents.deleteOne(new Document("_id", id).append("version", before.get("version")));
            return true;
        }
        Document after = document(id, before.getString("model"), labels);
        if (version == 0) {
            // Stored before documents had versions: gets one now.
            documents.replaceOne(Filters.eq("_id", id), after);
            return true;
        }
        return Revisions.replace(documents, after, version);
    }

    private static Bson ofModel(String model) {
        return Filters.eq("model", model);
    }

    private static Labels labels(Document document) {
        Labels labels = Labels.none();
        labels.addStored(BlockCodec.decode(document.get("block", Binary.class).getData()));
        return labels;
    }

    /** The version is by chance, so that a delivery that is stored anew is another than it was. */
    private static Document document(String id, String model, Labels labels) {
        return new Document("_id", id)
                .append("model", model)
                .append("version", ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE))
                .append("labels", labels.size())
                .append("waiting", labels.waiting().size())
                .append("oldest", Date.from(labels.oldest()))
                .append("filter", RowFilter.of(labels.rows()).toBinary())
                .append("block", new Binary(BlockCodec.encode(labels.toBlock())));
    }
}
