package io.leeway.system.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

import io.leeway.system.faults.ledger.Answers;
import io.leeway.system.faults.stack.Http;
import io.leeway.system.faults.stack.Wait;
import io.leeway.system.faults.workload.WatchedModel;
import io.leeway.system.faults.workload.Workload;

/** A model is deleted while its batches are on their way; those of the others must not notice. */
final class Deletion implements Fault {

    private static final WatchedModel DOOMED = new WatchedModel("doomed", WatchedModel.Labelling.IN_ROWS);
    private static final int BATCHES = 60;
    private static final int BEFORE = 15;
    private static final Duration INTERVAL = Duration.ofMillis(150);

    @Override
    public Instant happen(Run run, Workload workload) {
        Workload doomed = run.workload(List.of(DOOMED));
        doomed.register();
        doomed.begin(BATCHES, INTERVAL);
        doomed.awaitAccepted(BEFORE);
        Http.Answer answer = Http.send("DELETE", atIngest(run), "application/json", "");
        Instant deleted = Instant.now();
        if (!answer.isGood()) {
            run.complain("deletion: answered " + answer.status() + ' ' + answer.body());
        }
        doomed.await();
        if (doomed.sent().size() == BATCHES) {
            run.complain("deletion: the model takes batches after it was deleted");
        }
        return deleted;
    }

    @Override
    public void lookBack(Run run, Workload workload, Answers answers) {
        Map<String, BooleanSupplier> gone = new TreeMap<>();
        gone.put("ingest-service knows it", () -> Http.get(atIngest(run)).status() == 404);
        gone.put("risk-service knows it", () -> answers.statusAtRisk(DOOMED.name()) == 404);
        gone.put("it has alerts", () -> answers.alertsOf(DOOMED.name()) == 0);
        gone.put("the accounting has it", () -> !answers.accountsFor(DOOMED.name()));
        gone.forEach((still, isGone) -> {
            if (!Wait.until(Run.RECOVERS_WITHIN, isGone)) {
                run.complain("deletion: " + still + " still");
            }
        });
    }

    private static String atIngest(Run run) {
        return run.services().one("ingest-service").url() + "/v1/models/" + DOOMED.name();
    }
}
