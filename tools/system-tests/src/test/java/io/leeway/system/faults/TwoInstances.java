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

    private static final String TOPIC = "faults.alerts";

    private final List<LiveStream> streams = new ArrayList<>();
    private final List<LiveStream> alerts = new ArrayList<>();

    @Override
    public Instant happen(Run run, Workload workload) {
        run.services().all("risk-service").forEach(risk -> streams.add(LiveStream.open(risk, "/v1/stream")));
        run.services().all("alert-service").forEach(alert -> alerts.add(LiveStream.open(alert, "/v1/alerts/stream")));
        run.bus().bind(TOPIC, "alert.#");
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
        lookAtAlerts(run, workload, answers);
    }

    /** Each instance's stream, and whoever binds a queue, hears of each incident. */
    private void lookAtAlerts(Run run, Workload workload, Answers answers) {
        Set<String> told = workload.models().stream()
                .flatMap(model -> answers.incidents(model).stream())
                .collect(Collectors.toSet());
        if (told.isEmpty()) {
            run.complain("stream: there was no incident to tell of");
        }
        for (LiveStream stream : alerts) {
            if (!Wait.until(Run.RECOVERS_WITHIN, () -> stream.incidents().containsAll(told))) {
                run.complain("stream: " + stream.name() + " told of "
                        + stream.incidents().size() + " of " + told.size() + " incidents");
            }
            stream.close();
        }
        alerts.clear();
        Set<String> queued = run.bus().drain(TOPIC).stream()
                .map(event -> event.at("/data/alert/id").asText())
                .collect(Collectors.toSet());
        if (!queued.containsAll(told)) {
            run.complain("topic: alert.# told of " + queued.size() + " of " + told.size() + " incidents");
        }
    }
}
