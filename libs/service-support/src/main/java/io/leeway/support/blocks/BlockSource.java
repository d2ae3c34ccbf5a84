package io.leeway.support.blocks;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.contracts.events.BatchAccepted;
import io.leeway.support.messaging.NotYetException;
import io.leeway.support.messaging.OutageException;
import io.leeway.support.messaging.UnprocessableEventException;

/**
 * The rows that an event speaks of, fetched from ingest-service one block at a time.
 *
 * <p>Every method fails with an {@link UnprocessableEventException} where the rows are no longer kept or a block is
 * damaged, with a {@link ModelGoneException} where the model was deleted, with a {@link NotYetException} where
 * ingest-service does not know of them, and with the failure itself where ingest-service is away.
 */
@ApplicationScoped
public class BlockSource {

    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    /** A block holds 65,536 rows at most, and is compressed. */
    private static final int MOST_BYTES = 256 << 20;

    private static final Set<String> ALL = Set.of();

    /** Characters of names that one request asks for; beyond, all come. Nine bytes each, they fit into a request line. */
    private static final int MOST_ASKED = 16_000;

    private final IngestBlocks ingest;

    BlockSource(@RestClient IngestBlocks ingest) {
        this.ingest = ingest;
    }

    /** Hands every block of a reference to the consumer, in order. */
    public void reference(String model, String reference, int blocks, Consumer<Block> consumer) {
        reference(model, reference, blocks, ALL, consumer);
    }

    /** Likewise with these columns only, at least one. */
    public void reference(String model, String reference, int blocks, Set<String> columns, Consumer<Block> consumer) {
        fetch(model, "references", reference, blocks, columns, consumer);
    }

    /** Hands every block of an accepted batch, or of its part, to the consumer, in order. */
    public void batch(BatchAccepted event, Consumer<Block> consumer) {
        batch(event, ALL, consumer);
    }

    /** Likewise with these columns only, at least one. */
    public void batch(BatchAccepted event, Set<String> columns, Consumer<Block> consumer) {
        for (int i = 0; i < event.blocks(); i++) {
            consumer.accept(
                    decode(event.batch().model(), "batches", event.batch().batch(), event.firstBlock() + i, columns));
        }
    }

    /** Hands the profile in every block of a batch that came as profiles, or of its part, to the consumer, in order. */
    public void profiles(BatchAccepted event, Consumer<byte[]> consumer) {
        for (int i = 0; i < event.blocks(); i++) {
            consumer.accept(
                    fetch(event.batch().model(), "batches", event.batch().batch(), event.firstBlock() + i, ALL));
        }
    }

    /** Hands every block of a delivery of labels to the consumer, in order. */
    public void labels(String model, String labels, int blocks, Consumer<Block> consumer) {
        fetch(model, "labels", labels, blocks, ALL, consumer);
    }

    private void fetch(
            String model, String kind, String id, int blocks, Set<String> columns, Consumer<Block> consumer) {
        for (int i = 0; i < blocks; i++) {
            consumer.accept(decode(model, kind, id, i, columns));
        }
    }

    private Block decode(String model, String kind, String id, int block, Set<String> columns) {
        byte[] bytes = fetch(model, kind, id, block, columns);
        try {
            // The rest comes too where the block is of version 1, or ingest-service of an earlier release.
            return BlockCodec.decode(bytes, name -> columns.isEmpty() || columns.contains(name));
        } catch (IllegalArgumentException exception) {
            throw new UnprocessableEventException(
                    "block " + block + " of " + kind + " " + id + " is damaged", exception);
        }
    }

    private byte[] fetch(String model, String kind, String id, int block, Set<String> columns) {
        try (InputStream answer = ingest.block(model, kind, id, block, asked(columns))) {
            byte[] bytes = answer.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UnprocessableEventException(
                        "block " + block + " of " + kind + " " + id + " is larger than " + MOST_BYTES + " bytes");
            }
            return bytes;
        } catch (WebApplicationException exception) {
            throw refused(exception, kind, id);
        } catch (IOException exception) {
            throw new OutageException("ingest-service broke off while it sent rows", exception);
        }
    }

    private static Set<String> asked(Set<String> columns) {
        return columns.stream().mapToInt(String::length).sum() > MOST_ASKED ? ALL : columns;
    }

    /** What the answer means for the event: 5xx, 408 and 429 are outages, which are let through. */
    private static RuntimeException refused(WebApplicationException exception, String kind, String id) {
        int status = exception.getResponse().getStatus();
        if (status == GONE) {
            return problem(exception).endsWith("model-deleted")
                    ? new ModelGoneException(exception)
                    : new UnprocessableEventException(
                            "the rows of " + kind + " " + id + " are no longer kept", exception);
        }
        if (status == NOT_FOUND) {
            // A replica of the database that lags knows of it in a moment.
            return new NotYetException("ingest-service does not know of the rows of " + kind + " " + id, exception);
        }
        return exception;
    }

    private static String problem(WebApplicationException exception) {
        try {
            String body = exception.getResponse().readEntity(String.class);
            return ContractJson.mapper().readTree(body).path("type").asText();
        } catch (JsonProcessingException | RuntimeException unreadable) {
            return "";
        }
    }
}
