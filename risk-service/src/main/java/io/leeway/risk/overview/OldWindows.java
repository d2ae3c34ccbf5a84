package io.leeway.risk.overview;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.support.history.Expiring;
import io.leeway.support.history.HistoryConfig;

/** Leaves windows out of the list of models that were kept long enough. */
@ApplicationScoped
class OldWindows implements Expiring {

    private final SummaryRepository summaries;
    private final HistoryConfig config;

    OldWindows(SummaryRepository summaries, HistoryConfig config) {
        this.summaries = summaries;
        this.config = config;
    }

    @Override
    public void deleteAt(Instant now) {
        summaries.expire(now.minus(config.retention()));
    }
}
