package io.leeway.support.blocks;

import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.contracts.events.BatchAccepted;
import io.leeway.support.messaging.UnprocessableEventException;

/** The rows that an event speaks of, fetched from ingest-service one block at a time. */
@ApplicationScoped
public class BlockSource {

    private static final int NOT_FOUND = 404;

    private final IngestBlocks ingest;

    BlockSource(@RestClient IngestBlocks ingest) {
        this.ingest = ingest;
    }

    /** Hands every block of a reference to the consumer, in order. */
    public void reference(String model, String reference, int blocks, Consumer<Block> consumer) {
        fetch(model, "references", reference, blocks, consumer);
    }

    /** Hands every block of an accepted batch, or of its part, to the consumer, in order. */
    public void batch(BatchAccepted event, Consumer<Block> consumer) {
        for (int i = 0; i < event.blocks(); i++) {
            consumer.accept(
                    decode(event.batch().model(), "batches", event.batch().batch(), event.firstBlock() + i));
        }
    }

    /** Hands every block of a delivery of labels to the consumer, in order. */
    public void labels(String model, String labels, int blocks, Consumer<Block> consumer) {
        fetch(model, "labels", labels, blocks, consumer);
    }

    private void fetch(String model, String kind, String id, int blocks, Consumer<Block> consumer) {
        for (int i = 0; i < blocks; i++) {
            consumer.accept(decode(model, kind, id, i));
        }
    }

    private Block decode(String model, String kind, String id, int block) {
        try {
            return BlockCodec.decode(ingest.block(model, kind, id, block));
        } catch (WebApplicationException exception) {
            if (exception.getResponse().getStatus() == NOT_FOUND) {
                throw new UnprocessableEventException(
                        "the rows of " + kind + " " + id + " are no longer kept", exception);
            }
            throw exception;
        }
    }
}
