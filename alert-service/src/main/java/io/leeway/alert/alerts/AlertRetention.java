package io.leeway.alert.alerts;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.support.history.Expiring;

/** How long alerts are kept; what goes with them says {@link OldAlertRepository}. */
@ApplicationScoped
class AlertRetention implements Expiring {

    private final OldAlertRepository old;
    private final AlertRetentionConfig config;

    AlertRetention(OldAlertRepository old, AlertRetentionConfig config) {
        this.old = old;
        this.config = config;
    }

    @Override
    public void deleteAt(Instant now) {
        old.deleteBefore(now.minus(config.retention()));
    }
}
