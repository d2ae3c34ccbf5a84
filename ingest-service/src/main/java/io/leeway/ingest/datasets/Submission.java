package io.leeway.ingest.datasets;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import io.leeway.ingest.models.ModelEntity;
import io.leeway.ingest.models.RegisteredModel;
import io.leeway.ingest.rows.ReadRows;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.problem.ProblemException;
import io.leeway.support.tracing.Traces;

/**
 * A body that was read and waits to be stored, and then what became of it.
 *
 * @param <A> what the client is answered
 */
final class Submission<A> {

    /** Where nothing else is done in the transaction that stores a body. */
    static final Function<UUID, Uni<Void>> NOTHING = dataset -> Uni.createFrom().voidItem();

    private final RegisteredModel registered;
    private final Reception<A> reception;
    private final ReadRows rows;
    private final List<String> warnings;
    private final Upload upload;
    private final Function<UUID, Uni<Void>> together;
    private final @Nullable String trace = Traces.current();
    private @Nullable Outcome<A> outcome;

    /**
     * A body.
     *
     * @param registered the model as it was when it was read
     * @param warnings what looks wrong about its rows
     * @param upload its blocks
     * @param together what else is done in the transaction, with the id of the data set that it becomes
     */
    Submission(
            RegisteredModel registered,
            Reception<A> reception,
            ReadRows rows,
            List<String> warnings,
            Upload upload,
            Function<UUID, Uni<Void>> together) {
        this.registered = registered;
        this.reception = reception;
        this.rows = rows;
        this.warnings = warnings;
        this.upload = upload;
        this.together = together;
    }

    private sealed interface Outcome<A> {

        record Answered<A>(IntakeService.Taken<A> taken) implements Outcome<A> {}

        record Refused<A>(ProblemException refusal) implements Outcome<A> {}
    }

    String model() {
        return registered.model();
    }

    UUID id() {
        return upload.id();
    }

    Reception<A> reception() {
        return reception;
    }

    ReadRows rows() {
        return rows;
    }

    /** The trace of its request, to which its events belong whoever stores them; absent where there is none. */
    @Nullable
    String trace() {
        return trace;
    }

    /** As it arrives at its model, whose row is locked. */
    Reception.Arrival arrival(ModelEntity model) {
        return new Reception.Arrival(model, registered, rows, warnings, id(), StoredTime.now());
    }

    /** Stores its blocks in the current transaction. */
    Uni<Void> storeBlocks() {
        return upload.adopt(rows.blocks());
    }

    /** Does what else is done in the current transaction. */
    Uni<Void> doTogether() {
        return together.apply(id());
    }

    /**
     * Whether it may share a transaction: no other body depends on the moment at which it is stored, all its blocks are in
     * memory, and nothing else is done with it that may fail.
     */
    boolean isSociable() {
        return reception.kind() != DatasetKind.REFERENCE && !upload.isStaged() && together.equals(NOTHING);
    }

    void answer(A answer, boolean repeated) {
        outcome = new Outcome.Answered<>(new IntakeService.Taken<>(answer, repeated));
    }

    void refuse(ProblemException refusal) {
        outcome = new Outcome.Refused<>(refusal);
    }

    /** The transaction that would have decided about it failed. */
    void reopen() {
        outcome = null;
    }

    boolean isDecided() {
        return outcome != null;
    }

    /**
     * What the client is answered.
     *
     * @throws ProblemException if the body was refused
     */
    IntakeService.Taken<A> taken() {
        return switch (Objects.requireNonNull(outcome, "nothing became of it yet")) {
            case Outcome.Answered<A>(IntakeService.Taken<A> taken) -> taken;
            case Outcome.Refused<A>(ProblemException refusal) -> throw refusal;
        };
    }
}
