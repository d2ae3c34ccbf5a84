package io.leeway.risk.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.risk.models.ModelRepository;
import io.leeway.risk.models.ModelRepository.WatchedModel;
import io.leeway.risk.series.SeriesRepository;
import io.leeway.support.history.Documents;
import io.leeway.support.history.Revisions;
import io.leeway.support.messaging.NotYetException;

/**
 * Keeps a model's last windows in one document and what the list of models shows of them in another, small one, so that
 * thousands of models are sorted and filtered by the store. Both have the same version, and a summary of an earlier one
 * never replaces that of a later one.
 */
@ApplicationScoped
public class SummaryRepository {

    private static final int TRIES = 20;
    private static final double MORE_THAN_A_SCORE = 1_000;
    private static final String VERSION = "version";

    private final MongoCollection<Document> recents;
    private final MongoCollection<Document> summaries;
    private final ModelRepository models;
    private final SeriesRepository series;

    SummaryRepository(
            MongoClient client,
            @ConfigProperty(name = "quarkus.mongodb.database") String name,
            ModelRepository models,
            SeriesRepository series) {
        MongoDatabase database = client.getDatabase(name);
        recents = database.getCollection("model_recent_windows");
        summaries = database.getCollection("model_summaries");
        this.models = models;
        this.series = series;
    }

    /** The model was defined, or defined anew. */
    public void defined(String model) {
        merge(model, List.of());
    }

    /** A batch was assessed. */
    public void assessed(RiskAssessment assessment, BatchSummary summary, Optional<PerformanceReport> performance) {
        merge(summary.model(), List.of(recent(assessment, summary, performance)));
    }

    /** The summaries of some models by their names; one that was neither defined nor assessed has none. */
    public Map<String, ModelSummary> of(List<String> names) {
        Map<String, ModelSummary> found = new HashMap<>();
        for (Document document : summaries.find(Filters.in("_id", names))) {
            found.put(document.getString("_id"), summary(document));
        }
        return found;
    }

    /** A page of those that a filter takes. */
    List<ModelSummary> page(Bson filter, Bson order, int skipped, int most) {
        return summaries
                .find(filter)
                .sort(Sorts.orderBy(order, Sorts.ascending("_id")))
                .skip(skipped)
                .limit(most)
                .map(SummaryRepository::summary)
                .into(new ArrayList<>());
    }

    /** The names of the levels of those that a filter takes, each as often as it is had. */
    List<String> levels(Bson filter) {
        return summaries
                .find(filter)
                .projection(Projections.fields(Projections.include("level"), Projections.excludeId()))
                .map(document -> document.getString("level"))
                .into(new ArrayList<>());
    }

    /** Deletes what is kept of a model. */
    public void forget(String model) {
        recents.deleteOne(Filters.eq("_id", model));
        summaries.deleteOne(Filters.eq("_id", model));
    }

    /** Leaves out windows that were accepted before then; where nothing came since. */
    public void expire(Instant moment) {
        Bson old = Filters.lt("oldest", Date.from(moment));
        for (Document document : recents.find(old).projection(Projections.include("_id"))) {
            change(document.getString("_id"), windows -> windows.since(moment));
        }
    }

    private void merge(String model, Collection<RecentWindow> windows) {
        change(model, known -> known.with(windows));
    }

    private void change(String model, UnaryOperator<RecentWindows> change) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Document known = recents.find(Filters.eq("_id", model)).first();
            // Read after the version, so that whoever replaces it later has read a definition at least as new.
            Optional<WatchedModel> watched = models.find(model);
            if (watched.isEmpty()) {
                return; // It was deleted meanwhile.
            }
            long version = known == null ? 0 : known.getLong(VERSION);
            RecentWindows windows = change.apply(known == null ? RecentWindows.none() : windows(known));
            if (Revisions.replace(recents, document(model, version + 1, windows), version)) {
                ModelSummary summary =
                        ModelSummary.of(watched.get(), series.directory(model).windows(), windows);
                Revisions.store(summaries, document(summary, version + 1));
                return;
            }
        }
        throw new NotYetException("other instances are assessing windows of the same model");
    }

    private static RecentWindow recent(
            RiskAssessment assessment, BatchSummary summary, Optional<PerformanceReport> performance) {
        return new RecentWindow(
                WindowLine.of(summary),
                summary.acceptedAt(),
                assessment.shifts().stream().findFirst().orElse(null),
                performance.flatMap(PerformanceLine::of).orElse(null));
    }

    private static Document document(String model, long version, RecentWindows windows) {
        return new Document("_id", model)
                .append(VERSION, version)
                .append("oldest", windows.oldest().map(Date::from).orElse(null))
                // As text: it is read as a whole only.
                .append("windows", Documents.text(windows));
    }

    private static RecentWindows windows(Document document) {
        return Documents.read(document.getString("windows"), RecentWindows.class);
    }

    private static Document document(ModelSummary summary, long version) {
        PerformanceLine performance = summary.performance();
        return new Document("_id", summary.model())
                .append("revision", Math.toIntExact(version))
                .append("level", level(summary).name())
                .append("rank", rank(summary))
                .append("lastData", summary.lastData() == null ? null : Date.from(summary.lastData()))
                .append("coverage", performance == null ? null : performance.coverage())
                .append("drop", performance == null ? null : performance.drop())
                .append("summary", Documents.text(summary));
    }

    private static ModelSummary summary(Document document) {
        return Documents.read(document.getString("summary"), ModelSummary.class);
    }

    private static RiskLevel level(ModelSummary summary) {
        return summary.judged() == null ? RiskLevel.UNKNOWN : summary.judged().level();
    }

    /** By level and then by score; a model of which nothing was assessed comes last. */
    private static double rank(ModelSummary summary) {
        WindowLine judged = summary.judged();
        if (judged == null || judged.score() == null) {
            return summary.batches() == 0 ? -1 : 0;
        }
        return judged.level().ordinal() * MORE_THAN_A_SCORE + judged.score();
    }
}
