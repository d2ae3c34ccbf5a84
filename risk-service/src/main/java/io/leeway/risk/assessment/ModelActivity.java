package io.leeway.risk.assessment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.BatchSummary;
import io.leeway.support.history.Documents;
import io.leeway.support.history.Revisions;

/**
 * What the list of models shows of each model's batches, in a document a model, so that a list of many models is read at
 * once. It is counted anew with each assessment, and so is right again whatever was interrupted.
 */
@ApplicationScoped
public class ModelActivity {

    private static final int RECENT = 30;
    private static final int TRIES = 10;

    private final MongoCollection<Document> collection;
    private final AssessmentRepository assessments;

    ModelActivity(
            MongoClient client,
            AssessmentRepository assessments,
            @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        this.collection = client.getDatabase(database).getCollection("model_activity");
        this.assessments = assessments;
    }

    /**
     * A model's batches summed up as one line of the list of models.
     *
     * @param batches how many were assessed
     * @param last the last of them
     * @param scores the scores of the last thirty that have one, oldest first
     */
    public record Line(long batches, @Nullable BatchSummary last, List<Double> scores) {}

    /** Counts a model's batches anew, after one was assessed. */
    public Line refresh(String model) {
        Line line = new Line(0, null, List.of());
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Document known = collection.find(Filters.eq("_id", model)).first();
            long version = known == null ? 0 : known.getLong("version");
            line = count(model);
            Document document = new Document("_id", model)
                    .append("version", version + 1)
                    .append("batches", line.batches())
                    .append("last", line.last() == null ? null : Documents.of(line.last()))
                    .append("scores", line.scores());
            if (Revisions.replace(collection, document, version)) {
                return line;
            }
        }
        // Whoever was faster so often has counted what was counted here.
        return line;
    }

    /** The lines of some models; a model that has none here has not been assessed since lines are kept. */
    public Map<String, Line> of(List<String> models) {
        Map<String, Line> lines = new HashMap<>();
        for (Document document : collection.find(Filters.in("_id", models))) {
            Document last = document.get("last", Document.class);
            lines.put(
                    document.getString("_id"),
                    new Line(
                            document.getLong("batches"),
                            last == null ? null : Documents.read(last, BatchSummary.class),
                            document.getList("scores", Number.class, List.of()).stream()
                                    .map(Number::doubleValue)
                                    .toList()));
        }
        return lines;
    }

    /** Deletes a model's line. */
    public void forget(String model) {
        collection.deleteOne(Filters.eq("_id", model));
    }

    private Line count(String model) {
        List<BatchSummary> recent = assessments.newest(model, RECENT, null);
        List<Double> scores = new ArrayList<>();
        recent.reversed().stream()
                .map(BatchSummary::score)
                .filter(Objects::nonNull)
                .forEach(scores::add);
        return new Line(assessments.count(model), recent.isEmpty() ? null : recent.getFirst(), scores);
    }
}
