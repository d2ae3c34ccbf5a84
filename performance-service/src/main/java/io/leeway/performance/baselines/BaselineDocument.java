package io.leeway.performance.baselines;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.bson.Document;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.MetricName;
import io.leeway.evaluation.performance.Baseline;
import io.leeway.evaluation.performance.ChunkMetrics;

/** How a baseline is stored; those of before there were metrics by chunk are read as well. */
final class BaselineDocument {

    private static final String METRICS = "metrics";
    private static final String CLASSES = "classes";
    private static final String CHUNKS = "chunks";
    private static final String LACK = "lack";
    private static final String SIZES = "sizes";
    private static final String CALENDAR = "calendar";
    private static final String ROWS = "rows";
    private static final String MILLIS = "millis";

    private BaselineDocument() {}

    /** Adds a baseline to a document. */
    static Document append(Document document, Baseline baseline) {
        Document metrics = new Document();
        baseline.metrics().forEach((name, value) -> metrics.append(name.word(), value));
        return document.append(METRICS, metrics)
                .append(CLASSES, List.copyOf(baseline.classes()))
                .append(CHUNKS, write(baseline.chunks()));
    }

    private static Document write(ChunkMetrics chunks) {
        List<Document> sizes = new ArrayList<>();
        for (ChunkMetrics.Size size : chunks.sizes()) {
            Document values = new Document();
            size.values().forEach((name, some) -> values.append(name.word(), some));
            sizes.add(new Document(CALENDAR, size.calendar())
                    .append(ROWS, size.rows())
                    .append(MILLIS, size.length().toMillis())
                    .append(METRICS, values));
        }
        return new Document(LACK, chunks.lack()).append(SIZES, sizes);
    }

    /** The baseline in a document. */
    static Baseline read(Document stored, ModelDefinition definition) {
        Map<String, Double> values = new HashMap<>();
        stored.get(METRICS, Document.class).forEach((name, value) -> values.put(name, ((Number) value).doubleValue()));
        Document chunks = stored.get(CHUNKS, Document.class);
        return Baseline.of(values, Set.copyOf(stored.getList(CLASSES, String.class, List.of())))
                .with(chunks == null ? unknown(definition) : read(chunks));
    }

    private static ChunkMetrics unknown(ModelDefinition definition) {
        return definition.timestamp() == null
                ? ChunkMetrics.none()
                : ChunkMetrics.lacking(
                        "the reference was measured by an earlier version, which did not look at its chunks");
    }

    private static ChunkMetrics read(Document chunks) {
        List<ChunkMetrics.Size> sizes = new ArrayList<>();
        for (Document size : chunks.getList(SIZES, Document.class)) {
            Map<MetricName, List<Double>> values = new HashMap<>();
            Document metrics = size.get(METRICS, Document.class);
            metrics.keySet().forEach(name -> values.put(MetricName.of(name), metrics.getList(name, Double.class)));
            sizes.add(new ChunkMetrics.Size(
                    size.getBoolean(CALENDAR),
                    size.get(ROWS, Number.class).doubleValue(),
                    Duration.ofMillis(size.get(MILLIS, Number.class).longValue()),
                    values));
        }
        return new ChunkMetrics(chunks.getString(LACK), sizes);
    }
}
