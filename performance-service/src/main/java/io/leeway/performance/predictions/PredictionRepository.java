package io.leeway.performance.predictions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.support.history.Documents;
import io.leeway.support.history.ModelDocuments;
import io.leeway.support.history.Revisions;
import io.leeway.support.messaging.NotYetException;
import io.leeway.support.start.Preparations;

/**
 * Predictions with the labels that have come, in MongoDB: a document a batch with a version, and blocks of rows that are
 * never changed. Whoever changes a batch stores the blocks that are new first and then replaces the batch's document, if
 * its version is still the one that was read.
 */
@ApplicationScoped
public class PredictionRepository {

    private static final int TRIES = 20;
    private static final int PAGE = 16;
    private static final int HEADS = 256;

    /** Of filters of some ten million rows. */
    private static final long MOST_FILTER_BYTES = 32L << 20;

    private final RowFilters filters = new RowFilters(MOST_FILTER_BYTES);
    private final MongoCollection<Document> batches;
    private final MongoCollection<Document> blocks;

    PredictionRepository(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String name) {
        MongoDatabase database = client.getDatabase(name);
        batches = database.getCollection("prediction_batches");
        blocks = database.getCollection("predictions");
    }

    void createIndexes(@Observes StartupEvent event, Preparations preparations) {
        preparations.whenThere("MongoDB", this::createIndexes);
    }

    private void createIndexes() {
        batches.createIndex(Indexes.ascending("model", "sequence"));
        batches.createIndex(Indexes.ascending("changedAt"));
        blocks.createIndex(Indexes.ascending("model"));
    }

    /** A batch as it is stored in one of its versions. */
    record Stored(PredictedBatch batch, List<String> blockIds, long version) {}

    /** A batch that may have some rows; one that was stored before filters had ids has none. */
    record Candidate(
            String subject, long sequence, @Nullable String filterId) {}

    /** The batch, if its predictions are stored. */
    public Optional<PredictedBatch> find(String subject) {
        return stored(subject).map(Stored::batch);
    }

    Optional<Stored> stored(String subject) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Document document = batches.find(Filters.eq("_id", subject)).first();
            if (document == null) {
                return Optional.empty();
            }
            Optional<Stored> stored = read(document);
            if (stored.isPresent()) {
                return stored;
            }
            // Another instance has replaced a block since: there is a later version.
        }
        throw new NotYetException("other instances are changing the same batch");
    }

    /**
     * Stores a batch.
     *
     * @param before what it was made from; absent for one that is new
     * @return whether it was; false when another instance was faster, and nothing was changed
     */
    boolean replace(@Nullable Stored before, PredictedBatch batch) {
        String subject = batch.batch().subject();
        List<String> ids = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (int i = 0; i < batch.blocks().size(); i++) {
            PredictionBlock block = batch.blocks().get(i);
            if (before != null
                    && i < before.blockIds().size()
                    && before.batch().blocks().get(i) == block) {
                ids.add(before.blockIds().get(i));
            } else {
                String id = subject + "#" + UUID.randomUUID();
                byte[] bytes = BlockCodec.encode(block.toBlock());
                Revisions.insert(
                        blocks,
                        new Document("_id", id)
                                .append("model", batch.batch().model())
                                .append("block", new Binary(bytes)));
                ids.add(id);
                added.add(id);
            }
        }
        if (!store(before, batch, ids)) {
            delete(added);
            return false;
        }
        if (before != null) {
            List<String> replaced = new ArrayList<>(before.blockIds());
            replaced.removeAll(new HashSet<>(ids));
            delete(replaced);
        }
        return true;
    }

    /** Whether no other instance was faster. Where no row has come, what says which rows there are is left as it is. */
    private boolean store(@Nullable Stored before, PredictedBatch batch, List<String> ids) {
        if (before == null || before.batch().parts().size() != batch.parts().size()) {
            long version = before == null ? 0 : before.version();
            return Revisions.replace(batches, document(batch, ids, version + 1), version);
        }
        return batches.updateOne(
                                new Document("_id", batch.batch().subject()).append("version", before.version()),
                                Updates.combine(
                                        Updates.set("version", before.version() + 1),
                                        Updates.set("blocks", ids),
                                        Updates.set("changedAt", Date.from(Instant.now()))))
                        .getMatchedCount()
                == 1;
    }

    /** A page of a model's batches, newest first, after one of them. */
    List<Candidate> newestFirst(String model, @Nullable Candidate after) {
        Bson ofModel = Filters.eq("model", model);
        Bson filter = after == null
                ? ofModel
                : Filters.and(
                        ofModel,
                        Filters.or(
                                Filters.lt("sequence", after.sequence()),
                                Filters.and(
                                        Filters.eq("sequence", after.sequence()), Filters.lt("_id", after.subject()))));
        return batches.find(filter)
                .sort(Sorts.descending("sequence", "_id"))
                .limit(HEADS)
                .projection(Projections.include("_id", "sequence", "rowFilterId"))
                .map(document -> new Candidate(
                        document.getString("_id"),
                        document.get("sequence", Number.class).longValue(),
                        document.getString("rowFilterId")))
                .into(new ArrayList<>());
    }

    /** Whether a batch may have any of those rows; where not, it has none for certain. */
    boolean mayHaveAny(Candidate batch, Set<String> rows) {
        return Optional.ofNullable(batch.filterId())
                .flatMap(filters::get)
                .orElseGet(() -> filter(batch.subject()))
                .mayHaveAny(rows);
    }

    private RowFilter filter(String subject) {
        Document batch = batches.find(Filters.eq("_id", subject))
                .projection(Projections.include("rowFilterId", "rowFilter", "rows"))
                .first();
        if (batch == null) {
            // Deleted since, which whoever reads it will see.
            return RowFilter.ANY;
        }
        RowFilter filter = RowFilter.ofBinary(batch.get("rowFilter", Binary.class), batch.get("rows", Binary.class));
        Optional.ofNullable(batch.getString("rowFilterId")).ifPresent(id -> filters.put(id, filter));
        return filter;
    }

    /**
     * Deletes the predictions of batches that nothing has come for since then. One of which that was not noted is taken as
     * changed now.
     *
     * @return how many batches
     */
    long deleteUnchangedSince(Instant moment) {
        batches.updateMany(
                new Document("changedAt", new Document("$exists", false)),
                Updates.set("changedAt", Date.from(Instant.now())));
        long deleted = 0;
        List<Document> old;
        do {
            old = batches.find(Filters.lt("changedAt", Date.from(moment)))
                    .projection(Projections.include("_id", "version", "blocks"))
                    .limit(PAGE)
                    .into(new ArrayList<>());
            for (Document batch : old) {
                Document unchanged = new Document("_id", batch.get("_id")).append("version", batch.get("version"));
                // The batch first: without its blocks it could not be read.
                if (batches.deleteOne(unchanged).getDeletedCount() == 1) {
                    delete(blockIds(batch));
                    deleted++;
                }
            }
        } while (old.size() == PAGE);
        return deleted;
    }

    void forget(String model) {
        ModelDocuments.delete(batches, model);
        ModelDocuments.delete(blocks, model);
    }

    private static Document document(PredictedBatch batch, List<String> blockIds, long version) {
        return new Document("_id", batch.batch().subject())
                .append("model", batch.batch().model())
                .append("sequence", batch.batch().sequence())
                .append("version", version)
                .append("labelled", batch.labelled())
                .append("definitionVersion", batch.version())
                .append("definition", Documents.text(batch.definition()))
                .append("batch", Documents.text(batch.batch()))
                .append("parts", batch.parts())
                .append("blocks", blockIds)
                .append("changedAt", Date.from(Instant.now()))
                .append("rowFilterId", UUID.randomUUID().toString())
                .append("rowFilter", RowFilter.of(batch.rowIds()).toBinary())
                .append("referenceBlocks", batch.referenceBlocks());
    }

    private Optional<Stored> read(Document document) {
        ModelDefinition definition = Documents.read(document.getString("definition"), ModelDefinition.class);
        List<String> ids = blockIds(document);
        List<PredictionBlock> read = new ArrayList<>();
        for (String id : ids) {
            Document stored = blocks.find(Filters.eq("_id", id)).first();
            if (stored == null) {
                return Optional.empty();
            }
            read.add(PredictionBlock.ofStored(
                    BlockCodec.decode(stored.get("block", Binary.class).getData()),
                    definition.task().isClassification()));
        }
        return Optional.of(new Stored(
                new PredictedBatch(
                        Documents.read(document.getString("batch"), BatchRef.class),
                        document.getList("parts", String.class),
                        document.getBoolean("labelled", false),
                        document.getInteger("definitionVersion", 1),
                        definition,
                        document.getInteger("referenceBlocks"),
                        read),
                ids,
                document.get("version", Number.class).longValue()));
    }

    /** A batch that was stored before blocks had names of their own has their number. */
    private static List<String> blockIds(Document document) {
        if (document.get("blocks") instanceof Number number) {
            return IntStream.range(0, number.intValue())
                    .mapToObj(i -> document.getString("_id") + "#" + i)
                    .toList();
        }
        return document.getList("blocks", String.class);
    }

    private void delete(List<String> ids) {
        for (int from = 0; from < ids.size(); from += PAGE) {
            blocks.deleteMany(Filters.in("_id", ids.subList(from, Math.min(ids.size(), from + PAGE))));
        }
    }
}
