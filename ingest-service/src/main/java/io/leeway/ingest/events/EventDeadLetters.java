package io.leeway.ingest.events;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.text.Names;
import io.leeway.ingest.gathering.Gathering;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.ProblemException;

/** Counts messages that were given up in their models' accounts. */
@ApplicationScoped
class EventDeadLetters {

    private static final int MOST = 1_000;

    private final Gathering<String> gathering;

    EventDeadLetters(EventAccountRepository accounts, EventsConfig config) {
        gathering = new Gathering<>(
                models -> {
                    Map<String, Long> numbers =
                            models.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
                    Transactions.run(() -> accounts.addDeadLettered(numbers));
                },
                model -> 1,
                new Gathering.Bounds(MOST, config.queue(), EventWriter.LONGEST_WAIT),
                EventProblems::busy);
    }

    /**
     * Returns when the message is counted, or its model is none.
     *
     * @param model what it says its model is
     * @throws ProblemException 503 if too many wait, or it did not get its turn in time
     */
    void count(String model) {
        if (!model.isEmpty() && Names.fault(model) == null) {
            gathering.store(model);
        }
    }
}
