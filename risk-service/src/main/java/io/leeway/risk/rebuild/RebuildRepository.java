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

import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.risk.assessment.Assessed;
import io.leeway.risk.assessment.AssessmentRepository;
import io.leeway.risk.history.ReportReader;
import io.leeway.risk.models.ModelRepository;
import io.leeway.risk.overview.SummaryRepository;
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
        preparations.whenThere("MongoDB", this::rebuild);
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

    void rebuild() {
        if (isDone()) {
            return;
        }
        long entered = 0;
        String last = "";
        List<Assessed> page;
        do {
            page = assessments.after(last, AT_ONCE);
            for (Assessed assessed : page) {
                Optional<PerformanceReport> performance = performance(assessed);
                series.assessed(assessed.assessment(), assessed.summary(), performance);
                summaries.assessed(assessed.assessment(), assessed.summary(), performance);
                last = assessed.assessment().batch().subject();
                entered++;
            }
        } while (page.size() == AT_ONCE);
        summariseModels();
        rebuilds.replaceOne(Filters.eq("_id", DONE), new Document("_id", DONE), new ReplaceOptions().upsert(true));
        LOG.infof("event=series-rebuilt assessments=%d", entered);
    }

    /** Those too of which nothing was assessed. */
    private void summariseModels() {
        List<String> page;
        String last = null;
        do {
            page = models.page(last, AT_ONCE).stream()
                    .map(model -> model.definition().model())
                    .toList();
            page.forEach(summaries::defined);
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == AT_ONCE);
    }

    private Optional<PerformanceReport> performance(Assessed assessed) {
        return assessed.summary().performanceVerdict() == null
                ? Optional.empty()
                : reports.performance(
                        assessed.summary().model(), assessed.summary().batch());
    }

    private boolean isDone() {
        if (!done) {
            done = rebuilds.find(Filters.eq("_id", DONE)).first() != null;
        }
        return done;
    }
}
