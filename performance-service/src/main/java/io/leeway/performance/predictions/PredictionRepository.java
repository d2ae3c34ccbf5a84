package io.leeway.performance.predictions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.performance.LabelledCounts;
import io.leeway.support.history.Documents;
import io.leeway.support.history.ModelDocuments;
import io.leeway.support.history.Revisions;
import io.leeway.support.start.Preparations;

/**
 * Predictions with the labels that have come, in MongoDB: a document a batch with a version, and blocks of rows that are
 * never changed. Whoever changes a batch stores the blocks that are new first and then replaces the batch's document, if
 * its version is still the one that was read; otherwise, and where anything fails, the new blocks are deleted, and a day
 * later those of a process that was killed. However many rows a batch has, one block of them is in memory at a time.
 */
@ApplicationScoped
public class PredictionRepository {

    private static final int PAGE = 16;
    private static final int HEADS = 256;

    /** Of filters of some ten million rows. */
    private static final long MOST_FILTER_BYTES = 32L << 20;

    private final RowFilters filters = new RowFilters(MOST_FILTER_BYTES);
    private final MongoCollection<Document> batches;
    private final MongoCollection<Document> blockDocuments;
    private final PredictionBlockRepository blocks;
    private final MongoCollection<Document> countDocuments;
    private final CountedPartRepository counted;

    PredictionRepository(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String name) {
        MongoDatabase database = client.getDatabase(name);
        batches = database.getCollection("prediction_batches");
        blockDocuments = database.getCollection("predictions");
        blocks = new PredictionBlockRepository(blockDocuments);
        countDocuments = database.getCollection("prediction_counts");
        counted = new CountedPartRepository(countDocuments);
    }

    void createIndexes(@Observes StartupEvent event, Preparations preparations) {
        preparations.whenThere("MongoDB", this::createIndexes);
    }

    private void createIndexes() {
        batches.createIndex(Indexes.ascending("model", "sequence"));
        batches.createIndex(Indexes.ascending("changedAt"));
        blocks.createIndexes();
        counted.createIndexes();
    }

    /** A batch that may have some rows; one that was stored before filters had ids has none. */
    record Candidate(
            String subject, long sequence, @Nullable String filterId) {}

    /** The batch, if its predictions are stored. */
    public Optional<StoredBatch> find(String subject) {
        return Optional.ofNullable(batches.find(Filters.eq("_id", subject))
                        .projection(Projections.exclude("rowFilter", "rows"))
                        .first())
                .map(PredictionRepository::read);
    }

    /**
     * The labels of a batch in that version.
     *
     * @throws BatchReplacedException if another instance has stored a later one meanwhile
     */
    public BatchLabels labels(StoredBatch stored) {
        boolean classification = stored.batch().isClassification();
        BatchLabels ofRows =
                BatchLabels.of(classification, visitor -> blocks.measure(stored.blockIds(), classification, visitor));
        return ofRows.and(
                counted.find(stored.batch().batch().subject(), stored.batch().parts()));
    }

    /** Stores what is counted of a batch whose rows stay where they are, before the batch itself is stored. */
    void storeCounts(BatchAccepted event, LabelledCounts counts) {
        counted.store(event, counts);
    }

    /** Blocks that are stored for a batch which is to get them. */
    AddedBlocks added(BatchRef batch) {
        return new AddedBlocks(blocks, batch);
    }

    /**
     * Stores a batch that has no other rows, and then has the added blocks.
     *
     * @return whether it was; false when another instance was faster, and nothing was changed
     */
    boolean store(PredictedBatch batch, AddedBlocks added, RowFilter filter) {
        Document document = document(batch, added.ids(), filter, 1);
        return added.handOver(() -> Revisions.replace(batches, document, 0));
    }

    /**
     * Stores a window that has some rows already, and then has the added blocks as well.
     *
     * @param window with the part that they are of
     * @return whether it was; false when another instance was faster, and nothing was changed
     */
    boolean store(StoredBatch before, PredictedBatch window, AddedBlocks added) {
        List<String> ids = new ArrayList<>(before.blockIds());
        ids.addAll(added.ids());
        // Of parts that came as profiles no row is here.
        long rows = ids.isEmpty() ? 0 : window.batch().rows();
        RowFilter stored = storedFilter(before.batch().batch().subject());
        RowFilter filter = stored.hasRoomFor(rows) ? stored : RowFilter.forGrowing(rows);
        try {
            blocks.rowIds(filter == stored ? added.ids() : ids, filter::add);
        } catch (BatchReplacedException replaced) {
            return false;
        }
        Document document = document(window, ids, filter, before.version() + 1);
        return added.handOver(() -> Revisions.replace(batches, document, before.version()));
    }

    /** The filter of a window as it is now, nobody else's; where that is of another version, nothing is replaced. */
    private RowFilter storedFilter(String subject) {
        return Optional.ofNullable(batches.find(Filters.eq("_id", subject))
                        .projection(Projections.include("rowFilter"))
                        .first())
                .map(batch -> RowFilter.ofBinary(batch.get("rowFilter", Binary.class), null))
                .orElse(RowFilter.ANY);
    }

    /**
     * The ids of the rows of some blocks of a batch.
     *
     * @param from the place of the first of them
     * @param to the place behind the last
     * @throws BatchReplacedException if another instance has stored a later version meanwhile
     */
    Set<String> rowIds(StoredBatch stored, int from, int to) {
        Set<String> rows = new HashSet<>();
        blocks.rowIds(stored.blockIds().subList(from, to), rows::add);
        return rows;
    }

    /**
     * Changes blocks of a batch, none of its rows.
     *
     * @param from the place of the first of them
     * @param to the place behind the last
     * @param change answers the block itself where nothing changes
     * @return whether they were; false when another instance was faster, and nothing was changed
     */
    boolean change(StoredBatch before, int from, int to, UnaryOperator<PredictionBlock> change) {
        List<String> ids = new ArrayList<>(before.blockIds());
        List<String> replaced = new ArrayList<>();
        try (AddedBlocks added = added(before.batch().batch())) {
            for (int i = from; i < to; i++) {
                String id = ids.get(i);
                Optional<PredictionBlock> block = blocks.find(id, before.batch().isClassification());
                if (block.isEmpty()) {
                    return false;
                }
                PredictionBlock changed = change.apply(block.get());
                if (changed != block.get()) {
                    ids.set(i, added.add(changed));
                    replaced.add(id);
                }
            }
            if (replaced.isEmpty()) {
                return true;
            }
            if (!added.handOver(() -> exchange(before, ids))) {
                return false;
            }
        }
        blocks.delete(replaced);
        return true;
    }

    /** Whether no other instance was faster. What says which rows there are is left as it is. */
    private boolean exchange(StoredBatch before, List<String> ids) {
        return batches.updateOne(
                                new Document("_id", before.batch().batch().subject())
                                        .append("version", before.version()),
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
                    .projection(Projections.include("_id", "version", "blocks", "parts"))
                    .limit(PAGE)
                    .into(new ArrayList<>());
            for (Document batch : old) {
                Document unchanged = new Document("_id", batch.get("_id")).append("version", batch.get("version"));
                // The batch first: without its blocks it could not be read.
                if (batches.deleteOne(unchanged).getDeletedCount() == 1) {
                    blocks.delete(blockIds(batch));
                    counted.delete(batch.getString("_id"), batch.getList("parts", String.class));
                    deleted++;
                }
            }
        } while (old.size() == PAGE);
        return deleted;
    }

    /**
     * Deletes blocks of that time which no batch has, because whoever stored them was killed before it got them.
     *
     * @param to long enough ago that nobody is about to give them to a batch
     * @return how many
     */
    long deleteOrphans(Instant from, Instant to) {
        List<String> orphans = new ArrayList<>();
        blocks.storedBetween(from, to, ids -> {
            Set<String> subjects =
                    ids.stream().map(PredictionBlockRepository::subject).collect(Collectors.toSet());
            Set<String> had = new HashSet<>();
            for (Document batch : batches.find(Filters.in("_id", subjects)).projection(Projections.include("blocks"))) {
                had.addAll(blockIds(batch));
            }
            ids.stream().filter(id -> !had.contains(id)).forEach(orphans::add);
        });
        blocks.delete(orphans);
        return orphans.size();
    }

    void forget(String model) {
        ModelDocuments.delete(batches, model);
        ModelDocuments.delete(blockDocuments, model);
        ModelDocuments.delete(countDocuments, model);
    }

    private static Document document(PredictedBatch batch, List<String> blockIds, RowFilter filter, long version) {
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
                .append("rowFilter", filter.toBinary())
                .append("referenceBlocks", batch.referenceBlocks());
    }

    private static StoredBatch read(Document document) {
        return new StoredBatch(
                new PredictedBatch(
                        Documents.read(document.getString("batch"), BatchRef.class),
                        document.getList("parts", String.class),
                        document.getBoolean("labelled", false),
                        document.getInteger("definitionVersion", 1),
                        Documents.read(document.getString("definition"), ModelDefinition.class),
                        document.getInteger("referenceBlocks")),
                blockIds(document),
                document.get("version", Number.class).longValue());
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
}
