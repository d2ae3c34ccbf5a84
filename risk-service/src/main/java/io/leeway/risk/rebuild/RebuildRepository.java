package io.leeway.risk.rebuild;

import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.risk.assessment.Assessed;
import io.leeway.risk.assessment.AssessmentRepository;
import io.leeway.risk.history.ReportReader;
import io.leeway.risk.models.ModelRepository;
import io.leeway.risk.overview.SummaryRepository;
import io.leeway.risk.series.AssessedWindow;
import io.leeway.risk.series.SeriesRepository;
import io.leeway.support.messaging.OutageException;
import io.leeway.support.start.Preparations;

/**
 * Enters assessments of before into the series and summaries, once, a page at a time. Interrupted anywhere it begins again,
 * and two instances that do it at once end the same. Until it is done no batch is assessed, because it would not know the one
 * before it.
 */
@ApplicationScoped
public class RebuildRepository {

    private static final Logger LOG = Logger.getLogger(RebuildRepository.class);
    private static final int AT_ONCE = 500;
    private static final String DONE = "series-1";

    private final MongoCollection<Document> rebuilds;
    private final AssessmentRepository assessments;
    private final ReportReader reports;
    private final ModelRepository models;
    private final SeriesRepository series;
    private final SummaryRepository summaries;
    private volatile boolean done;

    RebuildRepository(
            MongoClient client,
            @ConfigProperty(name = "quarkus.mongodb.database") String name,
            AssessmentRepository assessments,
            ReportReader reports,
            ModelRepository models,
            SeriesRepository series,
            SummaryRepository summaries) {
        rebuilds = client.getDatabase(name).getCollection("risk_rebuilds");
        this.assessments = assessments;
        this.reports = reports;
        this.models = models;
        this.series = series;
        this.summaries = summaries;
    }

    void rebuild(@Observes StartupEvent event, Preparations preparations) {
        preparations.whenThere("MongoDB", () -> {
            if (!isDone()) {
                rebuildAll();
            }
        });
    }

    /**
     * Makes sure that it is done.
     *
     * @throws OutageException if it is not yet
     */
    public void requireDone() {
        if (!isDone()) {
            throw new OutageException(
                    "the series of earlier assessments are being made", new IllegalStateException("some are missing"));
        }
    }

    /** Does it, whether or not it was done; again does no harm. */
    public void rebuildAll() {
        long entered = 0;
        String last = "";
        List<Assessed> page;
        do {
            page = assessments.after(last, AT_ONCE);
            List<AssessedWindow> windows = page.stream().map(this::window).toList();
            series.assessed(windows);
            summaries.assessed(windows);
            last = page.isEmpty() ? last : page.getLast().assessment().batch().subject();
            entered += page.size();
        } while (page.size() == AT_ONCE);
        summariseModels();
        rebuilds.replaceOne(Filters.eq("_id", DONE), new Document("_id", DONE), new ReplaceOptions().upsert(true));
        LOG.infof("event=series-rebuilt assessments=%d", entered);
    }

    /** Those too of which nothing was assessed. */
    private void summariseModels() {
        List<String> page;
        @Nullable String last = null;
        do {
            page = models.page(last, AT_ONCE).stream()
                    .map(model -> model.definition().model())
                    .toList();
            page.forEach(summaries::defined);
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == AT_ONCE);
    }

    private AssessedWindow window(Assessed assessed) {
        BatchSummary summary = assessed.summary();
        Optional<PerformanceReport> performance = summary.performanceVerdict() == null
                ? Optional.empty()
                : reports.performance(summary.model(), summary.batch());
        return new AssessedWindow(assessed.assessment(), summary, performance);
    }

    private boolean isDone() {
        if (!done) {
            done = rebuilds.find(Filters.eq("_id", DONE)).first() != null;
        }
        return done;
    }
}
