package io.leeway.contracts.events;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;
import io.leeway.contracts.model.ModelDefinition;

/**
 * A production batch was stored; its rows, or their profiles, are fetched from ingest-service block by block.
 *
 * @param batch the batch
 * @param blocks how many blocks hold its rows, or those of the part
 * @param referenceBlocks how many blocks hold the rows of its reference
 * @param labelled whether its rows carry the target column
 * @param version the definition's version
 * @param definition the definition under which it was read
 * @param intake what was noticed while its rows were read
 * @param part the window that these rows belong to; absent when the batch is judged on its own
 * @param content what the batch came as
 */
public record BatchAccepted(
        BatchRef batch,
        int blocks,
        int referenceBlocks,
        boolean labelled,
        int version,
        ModelDefinition definition,
        @Defaulted IntakeReport intake,
        @Nullable WindowPart part,
        @Defaulted BatchContent content) {

    /** Gives what is null its default; a batch and its definition are always there. */
    public BatchAccepted(
            BatchRef batch,
            int blocks,
            int referenceBlocks,
            boolean labelled,
            int version,
            ModelDefinition definition,
            @Nullable IntakeReport intake,
            @Nullable WindowPart part,
            @Nullable BatchContent content) {
        this.batch = Objects.requireNonNull(batch, "batch");
        this.blocks = blocks;
        this.referenceBlocks = referenceBlocks;
        this.labelled = labelled;
        this.version = version;
        this.definition = Objects.requireNonNull(definition, "definition");
        this.intake = intake == null ? IntakeReport.clean() : intake;
        this.part = part;
        this.content = content == null ? BatchContent.ROWS : content;
    }

    /** A batch that came as rows. */
    public BatchAccepted(
            BatchRef batch,
            int blocks,
            int referenceBlocks,
            boolean labelled,
            int version,
            ModelDefinition definition,
            @Nullable IntakeReport intake,
            @Nullable WindowPart part) {
        this(batch, blocks, referenceBlocks, labelled, version, definition, intake, part, BatchContent.ROWS);
    }

    /** What is judged: the window, or the batch. */
    public BatchRef judged() {
        return part == null ? batch : part.window();
    }

    /** The block that these rows begin with. */
    public int firstBlock() {
        return part == null ? 0 : part.firstBlock();
    }
}
