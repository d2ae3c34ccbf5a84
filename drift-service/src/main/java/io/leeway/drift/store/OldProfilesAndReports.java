package io.leeway.drift.store;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.support.history.DeletedModels;
import io.leeway.support.history.Expiring;
import io.leeway.support.history.HistoryConfig;
import io.leeway.support.history.LastUse;

/** Deletes what was kept long enough. */
@ApplicationScoped
class OldProfilesAndReports implements Expiring {

    private static final Logger LOG = Logger.getLogger(OldProfilesAndReports.class);

    private final ProfileRepository profiles;
    private final WindowRepository windows;
    private final DriftReportRepository reports;
    private final PastWindowRepository past;
    private final AdoptionRepository adoptions;
    private final DeletedModels models;
    private final DriftRetention config;
    private final HistoryConfig history;

    OldProfilesAndReports(
            ProfileRepository profiles,
            WindowRepository windows,
            DriftReportRepository reports,
            PastWindowRepository past,
            AdoptionRepository adoptions,
            DeletedModels models,
            DriftRetention config,
            HistoryConfig history) {
        this.profiles = profiles;
        this.windows = windows;
        this.reports = reports;
        this.past = past;
        this.adoptions = adoptions;
        this.models = models;
        this.config = config;
        this.history = history;
    }

    @Override
    public void deleteAt(Instant now) {
        Instant ofWindows = now.minus(config.windows());
        long closed = windows.deleteUnchangedSince(ofWindows);
        // A version's profile is stored a moment before the window that names it: what is a day older, none names.
        long unused = profiles.deleteUnusedSince(now.minus(config.profiles()), ofWindows.minus(LastUse.NOTED_EVERY));
        past.deleteStoredBefore(now.minus(history.retention()));
        adoptions.deleteUnusedSince(now.minus(history.retention()));
        models.deleteBefore(now.minus(history.retention()));
        long old = reports.deleteStoredBefore(now.minus(history.retention()));
        if (closed > 0 || unused > 0 || old > 0) {
            LOG.infof("event=expired windows=%d profiles=%d reports=%d", closed, unused, old);
        }
    }
}
