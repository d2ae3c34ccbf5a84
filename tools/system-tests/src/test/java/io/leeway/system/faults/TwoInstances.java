package io.leeway.system.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.leeway.system.faults.ledger.Answers;
import io.leeway.system.faults.stack.LiveStream;
import io.leeway.system.faults.stack.Service;
import io.leeway.system.faults.stack.Wait;
import io.leeway.system.faults.workload.Sent;
import io.leeway.system.faults.workload.Workload;

/**
 * Two instances of each service share the work. Of those that no page listens to, the second is started anew while the
 * first goes on; of the others, each must tell its pages everything.
 */
final class TwoInstances implements Fault {

    private static final int BETWEEN = 20;

    private final List<LiveStream> streams = new ArrayList<>();

    @Override
    public Instant happen(Run run, Workload workload) {
        run.services().all("risk-service").forEach(risk -> streams.add(LiveStream.open(risk, "/v1/stream")));
        int accepted = workload.sent().size() + BETWEEN;
        for (String name : List.of("ingest-service", "drift-service", "performance-service")) {
            workload.awaitAccepted(accepted);
            Service second = run.services().all(name).getLast();
            second.end();
            Faults.restart(second);
            accepted += BETWEEN;
        }
        return Instant.now();
    }

    @Override
    public void lookBack(Run run, Workload workload, Answers answers) {
        Set<String> whole = workload.sent().stream()
                .filter(Sent::isLabelled)
                .map(Sent::batch)
                .collect(Collectors.toSet());
        for (LiveStream stream : streams) {
            if (!Wait.until(Run.RECOVERS_WITHIN, () -> stream.batches().containsAll(whole))) {
                run.complain("stream: " + stream.name() + " told of "
                        + stream.batches().size() + " of " + whole.size() + " batches");
            }
            stream.close();
        }
        streams.clear();
    }
}
