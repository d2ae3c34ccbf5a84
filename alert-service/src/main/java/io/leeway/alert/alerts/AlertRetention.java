package io.leeway.alert.alerts;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.alert.silences.SilenceRepository;
import io.leeway.alert.unusual.UnusualRepository;
import io.leeway.support.history.Expiring;
import io.leeway.support.persistence.Transactions;

/** How long alerts are kept; what goes with them says {@link OldAlertRepository}. */
@ApplicationScoped
class AlertRetention implements Expiring {

    private static final int STEP = 1_000;

    private final OldAlertRepository old;
    private final SilenceRepository silences;
    private final UnusualRepository unusual;
    private final AlertRetentionConfig config;

    AlertRetention(
            OldAlertRepository old,
            SilenceRepository silences,
            UnusualRepository unusual,
            AlertRetentionConfig config) {
        this.old = old;
        this.silences = silences;
        this.unusual = unusual;
        this.config = config;
    }

    @Override
    public void deleteAt(Instant now) {
        Instant moment = now.minus(config.retention());
        old.deleteBefore(moment);
        Transactions.inSteps(STEP, most -> silences.deleteEnded(moment, most));
        Transactions.inSteps(STEP, most -> unusual.deleteOld(moment, most));
    }
}
