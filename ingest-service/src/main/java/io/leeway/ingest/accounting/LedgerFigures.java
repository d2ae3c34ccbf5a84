package io.leeway.ingest.accounting;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

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
        readings.leaveOut(StateMetric.BATCHES, others * States.COUNT);
        readings.leaveOut(StateMetric.PIPELINE_STALLED, others);
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
    }

    /** What became of batches. */
    private static final class States {

        static final String EVALUATED = "evaluated";
        static final String WAITING = "waiting";
        static final String DEAD_LETTERED = "dead-lettered";
        static final String REFUSED = "refused";
        static final int COUNT = 4;
    }
}
