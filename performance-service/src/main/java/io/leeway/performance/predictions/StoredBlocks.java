package io.leeway.performance.predictions;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.bson.types.Binary;

import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.contracts.events.BatchRef;
import io.leeway.support.history.Revisions;

/** The blocks of all batches, each under an id of its own; none is ever changed. */
final class StoredBlocks {

    private static final int PAGE = 16;

    private final MongoCollection<Document> documents;

    StoredBlocks(MongoCollection<Document> documents) {
        this.documents = documents;
    }

    /** Stores a block of that batch and gives its id. */
    String insert(BatchRef batch, PredictionBlock block) {
        String id = batch.subject() + "#" + UUID.randomUUID();
        Revisions.insert(
                documents,
                new Document("_id", id)
                        .append("model", batch.model())
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
     * Notes the ids of the rows of blocks in a filter.
     *
     * @throws BatchReplacedException if another instance has replaced one
     */
    void note(List<String> ids, RowFilter filter) {
        for (String id : ids) {
            PredictionBlock.idsOfStored(BlockCodec.decode(present(id), PredictionBlock::isId))
                    .forEach(filter::add);
        }
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
