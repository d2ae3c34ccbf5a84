package io.leeway.ingest.accounting;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.ingest.events.EventAccount;
import io.leeway.support.metrics.StateMetric;
import io.leeway.support.metrics.StateReadings;
import io.leeway.support.metrics.StateSource;
import io.leeway.support.persistence.Transactions;

/** The ledger's sums for Prometheus. */
@ApplicationScoped
class LedgerFigures implements StateSource {

    private static final int PAGE = 100;

    private final AccountRepository accounts;

    LedgerFigures(AccountRepository accounts) {
        this.accounts = accounts;
    }

    @Override
    public void read(StateReadings readings) {
        Instant now = Instant.now();
        AccountRepository.Totals totals = Transactions.run(accounts::totals);
        readings.add(StateMetric.OUTBOX_EVENTS, totals.outbox());
        readings.addAge(StateMetric.OUTBOX_OLDEST_SECONDS, totals.oldest(), now);
        readings.add(StateMetric.DEAD_LETTERS, totals.deadLetters());
        int told = models(readings, now);
        long others = Math.max(0, totals.models() - told);
        int toldEvents = readings.of(StateMetric.EVENTS).size();
        readings.leaveOut(StateMetric.BATCHES, others * States.COUNT);
        readings.leaveOut(StateMetric.PIPELINE_STALLED, others);
        readings.leaveOut(StateMetric.EVENTS, Math.max(0, totals.modelsWithEvents() * EventStates.COUNT - toldEvents));
    }

    /** Of how many models it told, a page at a time. */
    private int models(StateReadings readings, Instant now) {
        int told = 0;
        String after = "";
        while (told < readings.models()) {
            int most = Math.min(PAGE, readings.models() - told);
            String from = after;
            List<ModelAccount> page = Transactions.run(() -> accounts.accounts("", from, most));
            page.forEach(account -> model(readings, account, now));
            told += page.size();
            if (page.size() < most) {
                break;
            }
            after = page.getLast().model();
        }
        return told;
    }

    private static void model(StateReadings readings, ModelAccount account, Instant now) {
        String model = account.model();
        readings.add(StateMetric.BATCHES, account.evaluated(), model, States.EVALUATED);
        readings.add(StateMetric.BATCHES, account.waiting(), model, States.WAITING);
        readings.add(StateMetric.BATCHES, account.deadLettered(), model, States.DEAD_LETTERED);
        readings.add(StateMetric.BATCHES, account.refused(), model, States.REFUSED);
        readings.addAge(StateMetric.WAITING_OLDEST_SECONDS, account.waitingSince(), now, model);
        readings.addAge(StateMetric.LAST_BATCH_SECONDS, account.lastBatchAt(), now, model);
        readings.add(StateMetric.PIPELINE_STALLED, account.stalled() ? 1 : 0, model);
        EventAccount events = account.events();
        if (events != null) {
            readings.add(StateMetric.EVENTS, events.collected(), model, EventStates.COLLECTED);
            readings.add(StateMetric.EVENTS, events.waiting(), model, EventStates.WAITING);
            readings.add(StateMetric.EVENTS, events.unpaired(), model, EventStates.UNPAIRED);
            readings.add(StateMetric.EVENTS, events.refused(), model, EventStates.REFUSED);
            readings.add(StateMetric.EVENTS, events.duplicates(), model, EventStates.DUPLICATE);
            readings.add(StateMetric.EVENTS, events.deadLettered(), model, EventStates.DEAD_LETTERED);
            readings.addAge(StateMetric.EVENTS_WAITING_OLDEST_SECONDS, events.waitingSince(), now, model);
        }
    }

    /** What became of batches. */
    private static final class States {

        static final String EVALUATED = "evaluated";
        static final String WAITING = "waiting";
        static final String DEAD_LETTERED = "dead-lettered";
        static final String REFUSED = "refused";
        static final int COUNT = 4;
    }

    /** What became of single predictions; all but the last two are those that were accepted. */
    private static final class EventStates {

        static final String COLLECTED = "collected";
        static final String WAITING = "waiting";
        static final String UNPAIRED = "unpaired";
        static final String REFUSED = "refused";
        static final String DUPLICATE = "duplicate";
        static final String DEAD_LETTERED = "dead-lettered";
        static final int COUNT = 6;
    }
}
