package io.leeway.ingest.datasets;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import io.leeway.ingest.models.ModelEntity;
import io.leeway.ingest.models.RegisteredModel;
import io.leeway.ingest.outbox.Telling;
import io.leeway.ingest.rows.ReadRows;
import io.leeway.rows.schema.RowSchema;
import io.leeway.support.problem.ProblemException;

/**
 * What is particular about taking in one kind of rows; {@link IntakeService} and {@link DatasetWriter} do what is the same for all.
 *
 * @param <A> what the client is answered
 */
interface Reception<A> {

    /** What the rows are sent as. */
    DatasetKind kind();

    /** The type of the answer. */
    Class<A> answer();

    /** What the client calls it, where it gives a name. */
    default @Nullable String name() {
        return null;
    }

    /** The key under which the client may send it again, if it gives one. */
    default @Nullable String idempotencyKey() {
        return null;
    }

    /**
     * The columns that the rows have.
     *
     * @throws ProblemException if the model takes none of this kind as it is
     */
    RowSchema schema(RegisteredModel registered);

    /** Sees the rows while they are read. */
    default Witness witness(RegisteredModel registered) {
        return Witness.SILENT;
    }

    /** The same rows as stored before, if they need no key to be told as the same. */
    default Uni<@Nullable DatasetEntity> sameAsStored(ModelEntity model, ReadRows rows) {
        return Uni.createFrom().nullItem();
    }

    /**
     * What is to be stored and told of rows that are accepted; the model's row is locked. Fails with a
     * {@link ProblemException} before anything of the model is changed, because other bodies may be stored with it.
     */
    Uni<Accepted<A>> accept(Arrival arrival);

    /**
     * Rows that are accepted.
     *
     * @param model the locked row of their model
     * @param registered the model as it was when they were read
     * @param rows the rows
     * @param warnings what looks wrong about them
     * @param id the id of the data set that they become
     * @param at the moment
     */
    record Arrival(
            ModelEntity model, RegisteredModel registered, ReadRows rows, List<String> warnings, UUID id, Instant at) {}

    /**
     * What is stored of them.
     *
     * @param name what the data set is called
     * @param sequence its place among its kind; 0 where there is none
     * @param reference what it is compared with, if it is
     * @param answer what the client is answered
     * @param tellings what other services are told
     */
    record Accepted<A>(String name, long sequence, @Nullable UUID reference, A answer, List<Telling> tellings) {}
}
