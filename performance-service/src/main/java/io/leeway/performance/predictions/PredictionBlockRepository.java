package io.leeway.performance.predictions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import org.bson.Document;
import org.bson.types.Binary;

import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.contracts.events.BatchRef;
import io.leeway.support.history.Revisions;

/** The blocks of all batches, each under an id of its own; none is ever changed. */
final class PredictionBlockRepository {

    private static final int PAGE = 16;
    private static final int IDS = 256;

    /** Absent in blocks of before it was noted. */
    private static final String STORED_AT = "storedAt";

    private final MongoCollection<Document> documents;

    PredictionBlockRepository(MongoCollection<Document> documents) {
        this.documents = documents;
    }

    void createIndexes() {
        documents.createIndex(Indexes.ascending("model"));
        documents.createIndex(Indexes.ascending(STORED_AT));
    }

    /** Stores a block of that batch and gives its id. */
    String insert(BatchRef batch, PredictionBlock block) {
        String id = batch.subject() + "#" + UUID.randomUUID();
        Revisions.insert(
                documents,
                new Document("_id", id)
                        .append("model", batch.model())
                        .append(STORED_AT, Date.from(Instant.now()))
                        .append("block", new Binary(BlockCodec.encode(block.toBlock()))));
        return id;
    }

    /** A block with all that is known of its rows; none where another instance has replaced it. */
    Optional<PredictionBlock> find(String id, boolean classification) {
        return bytes(id).map(bytes -> PredictionBlock.ofStored(BlockCodec.decode(bytes), classification));
    }

    /**
     * Shows blocks with what metrics need of their rows, which is not their ids.
     *
     * @throws BatchReplacedException if another instance has replaced one
     */
    void measure(List<String> ids, boolean classification, Consumer<? super PredictionBlock> visitor) {
        for (String id : ids) {
            visitor.accept(PredictionBlock.ofStored(
                    BlockCodec.decode(present(id), PredictionBlock::isMeasured), classification));
        }
    }

    /**
     * Shows the ids of the rows of blocks, each once for a block.
     *
     * @throws BatchReplacedException if another instance has replaced one
     */
    void rowIds(List<String> ids, Consumer<? super String> visitor) {
        for (String id : ids) {
            PredictionBlock.idsOfStored(BlockCodec.decode(present(id), PredictionBlock::isId))
                    .forEach(visitor);
        }
    }

    /** Shows the ids of the blocks that were stored in that time, some at a time. */
    void storedBetween(Instant from, Instant to, Consumer<List<String>> visitor) {
        List<String> ids = new ArrayList<>();
        for (Document document : documents
                .find(Filters.and(Filters.gte(STORED_AT, Date.from(from)), Filters.lt(STORED_AT, Date.from(to))))
                .projection(Projections.include("_id"))) {
            ids.add(document.getString("_id"));
            if (ids.size() == IDS) {
                visitor.accept(ids);
                ids = new ArrayList<>();
            }
        }
        visitor.accept(ids);
    }

    /** The batch or window that a block was stored for. */
    static String subject(String id) {
        return id.substring(0, id.lastIndexOf('#'));
    }

    void delete(List<String> ids) {
        for (int from = 0; from < ids.size(); from += PAGE) {
            documents.deleteMany(Filters.in("_id", ids.subList(from, Math.min(ids.size(), from + PAGE))));
        }
    }

    private byte[] present(String id) {
        return bytes(id).orElseThrow(BatchReplacedException::new);
    }

    private Optional<byte[]> bytes(String id) {
        return Optional.ofNullable(documents.find(Filters.eq("_id", id)).first())
                .map(document -> document.get("block", Binary.class).getData());
    }
}
