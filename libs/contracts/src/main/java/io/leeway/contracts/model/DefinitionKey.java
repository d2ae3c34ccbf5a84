package io.leeway.contracts.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Tells definitions apart by those of their parts that something is computed from, so that it can be stored under them:
 * two definitions have the same key exactly where the same rows give the same.
 *
 * <p>Thresholds, alerts, risk levels and the order of the features are in no key: another threshold makes nothing anew. A
 * key is {@value #LENGTH} hexadecimal digits of a SHA-256, the same in every release.
 */
public final class DefinitionKey {

    /** Enough that two definitions of one model do not meet by chance. */
    private static final int LENGTH = 16;

    private final List<String> parts = new ArrayList<>();

    private DefinitionKey() {}

    /** Of the profile of stored rows: which columns are profiled and as what, wherever their cells were read before. */
    public static String ofProfile(ModelDefinition definition) {
        DefinitionKey key = new DefinitionKey();
        new TreeMap<>(definition.features()).forEach((column, type) -> key.add(column, type.name()));
        key.outputs(definition).vectors(definition);
        new TreeMap<>(definition.attributions()).forEach((feature, column) -> key.add("attribution", feature, column));
        return key.add("row id", definition.rowId())
                .add("target", definition.target())
                .digest();
    }

    /** Of what is learnt of a reference: as of its profile, and how it is cut in time. */
    public static String ofReference(ModelDefinition definition) {
        DefinitionKey key = new DefinitionKey().add(ofProfile(definition));
        if (definition.timestamp() != null) {
            key.time(definition);
        }
        return key.digest();
    }

    /** Of the statistics of a feature, of an output, or of vectors: how its cells are read and what it is compared by. */
    public static String ofStatistics(ModelDefinition definition, String column) {
        DefinitionKey key = new DefinitionKey()
                .reading(definition, column)
                .add("policy", definition.drift().policy().name());
        FeatureType type = definition.features().get(column);
        return (type == null ? key.outputs(definition).vectors(definition) : key.add("type", type.name())).digest();
    }

    /** Of a baseline that is measured on a stored reference: where predictions and truth are, and what is measured. */
    public static String ofBaseline(ModelDefinition definition) {
        PredictionColumns prediction = definition.prediction();
        return new DefinitionKey()
                .add("task", definition.task().name())
                .add("prediction", prediction.column(), prediction.probability(), prediction.positive())
                .add("target", definition.target())
                .digest();
    }

    /** Of a baseline that is measured chunk by chunk as well: as of any, and how the reference is cut in time. */
    public static String ofBaselineInTime(ModelDefinition definition) {
        String baseline = ofBaseline(definition);
        return definition.timestamp() == null
                ? baseline
                : new DefinitionKey().add(baseline).time(definition).digest();
    }

    /** Of the metrics of rows that come: as of a baseline, and how their cells are read. */
    public static String ofMetrics(ModelDefinition definition) {
        return new DefinitionKey()
                .add(ofBaseline(definition))
                .reading(definition, definition.prediction().column())
                .reading(definition, definition.target())
                .digest();
    }

    /** Of rows that are judged together: how they are read, and what is profiled and measured of them. */
    public static String ofRows(ModelDefinition definition) {
        DefinitionKey key = new DefinitionKey().add(ofProfile(definition)).reading(definition, null);
        definition.columns().entrySet().stream()
                .filter(column -> column.getValue().exact())
                .map(column -> column.getKey())
                .sorted()
                .forEach(column -> key.add("exact", column));
        return key.digest();
    }

    private DefinitionKey time(ModelDefinition definition) {
        return add("time", definition.timestamp())
                .add(definition.period().map(Duration::toString).orElse(null));
    }

    private DefinitionKey outputs(ModelDefinition definition) {
        PredictionColumns prediction = definition.prediction();
        add("task", definition.task().name())
                .add("prediction", prediction.column(), prediction.probability(), prediction.positive());
        // In their order, which is that of the vectors' dimensions.
        prediction.probabilities().forEach((label, column) -> add("probability", label, column));
        return this;
    }

    private DefinitionKey vectors(ModelDefinition definition) {
        EmbeddingColumns embedding = definition.embedding();
        return embedding == null ? this : add("embedding").add(embedding.names().toArray(String[]::new));
    }

    private DefinitionKey reading(ModelDefinition definition, @Nullable String column) {
        List<String> missing = definition.missing();
        return (missing == null ? add("usual") : add("missing").add(new TreeSet<>(missing).toArray(String[]::new)))
                .add(definition.numbers().decimal(), definition.numbers().thousands())
                .add(definition.isExact(column) ? "exact" : "canonical");
    }

    /** With its length, so that no two lists of parts are one text. */
    private DefinitionKey add(@Nullable String... some) {
        parts.add(Integer.toString(some.length));
        for (String part : some) {
            parts.add(part == null ? "-" : part.length() + ":" + part);
        }
        return this;
    }

    private String digest() {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("every Java platform has SHA-256", exception);
        }
    }
}
