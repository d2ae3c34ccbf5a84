package io.leeway.ingest.outbox;

import java.util.Map;
import java.util.UUID;

import io.smallrye.mutiny.Uni;

/** The ledger's lines about references, batches and labels, which advance as their events are done with. */
public interface LedgerLines {

    /** In the current transaction: so many events of each data set are done with for good. */
    Uni<Void> done(Map<UUID, Integer> events);

    /** In the current transaction: somebody gave an event of each data set up; its line ends with that. */
    Uni<Void> dropped(Map<UUID, Integer> events);
}
