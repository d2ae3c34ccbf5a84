package io.leeway.ingest.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How far services have got with a batch.
 *
 * @param model the model
 * @param batch its id
 * @param state where it stands
 * @param waitsFor the services that are not done with it, in the order in which they work
 */
record BatchProgress(String model, String batch, State state, List<String> waitsFor) {

    /** Where a batch stands. */
    enum State {
        /** Some service is not done with it. */
        @JsonProperty("waiting")
        WAITING,
        /** Every service is done with all of it. */
        @JsonProperty("evaluated")
        EVALUATED,
        /** A message of it is a dead letter, which somebody has to replay or drop. */
        @JsonProperty("dead-lettered")
        DEAD_LETTERED,
        /** Somebody dropped a message of it: nothing more comes. */
        @JsonProperty("dropped")
        DROPPED
    }

    /** From a row of the ledger: progress, then whether a message is dead, and drift, performance and judgement are awaited. */
    static BatchProgress of(String model, UUID batch, Object[] row) {
        List<String> waitsFor = new ArrayList<>();
        if ((Boolean) row[2]) {
            waitsFor.add("drift-service");
        }
        if ((Boolean) row[3]) {
            waitsFor.add("performance-service");
        }
        if ((Boolean) row[4]) {
            waitsFor.add("risk-service");
            waitsFor.add("alert-service");
        }
        return new BatchProgress(model, batch.toString(), state((String) row[0], (Boolean) row[1]), waitsFor);
    }

    private static State state(String progress, boolean dead) {
        return switch (DatasetProgress.valueOf(progress)) {
            case WAITING -> dead ? State.DEAD_LETTERED : State.WAITING;
            case EVALUATED -> State.EVALUATED;
            case DROPPED -> State.DROPPED;
        };
    }
}
