package io.leeway.ingest.datasets;

import java.io.ByteArrayInputStream;
import java.util.UUID;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.ingest.rows.BodyGate;
import io.leeway.support.problem.ProblemException;

/** Takes in batches that were collected here, as those that are sent. */
@ApplicationScoped
public class CollectedBatches {

    private final IntakeService intake;
    private final BodyGate gate;

    CollectedBatches(IntakeService intake, BodyGate gate) {
        this.intake = intake;
        this.gate = gate;
    }

    /**
     * Stores a batch.
     *
     * @param lines its rows as lines of JSON
     * @param together what else is done in the transaction, with the batch's id; if it fails nothing is stored
     * @throws ProblemException as the same rows would be refused if they were sent
     */
    public void store(String model, String name, byte[] lines, Function<UUID, Uni<Void>> together) {
        IntakeService.Body body =
                new IntakeService.Body("application/x-ndjson", null, lines.length, new ByteArrayInputStream(lines));
        gate.enter(body.length(), () -> intake.collected(model, name, body, together));
    }
}
