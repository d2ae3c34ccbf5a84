package io.leeway.drift.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

import io.leeway.evaluation.calibration.Dependence;
import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.joint.JointProfile;
import io.leeway.evaluation.joint.JointProfileFormat;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/**
 * A reference's chunks as MongoDB documents: what is known of them as a part of the reference's document, and a column's
 * profiles in one document, because there are many and each is small.
 */
final class ChunkDocuments {

    /** The kinds of the columns' documents. */
    static final String NUMERIC = "chunks-numeric";

    /** See {@link #NUMERIC}. */
    static final String CATEGORICAL = "chunks-categorical";

    /** See {@link #NUMERIC}. */
    static final String JOINT = "chunks-joint";

    private static final String DEPENDENCE = "dependence";
    private static final String BEGINS = "begins";

    private final TimeChunks.Description description;
    private final Dependence dependence;
    private final List<Long> rows;
    private final List<Map<String, NumericProfile>> numeric = new ArrayList<>();
    private final List<Map<String, CategoricalProfile>> categorical = new ArrayList<>();
    private final List<JointProfile> joint = new ArrayList<>();

    private ChunkDocuments(TimeChunks.Description description, Dependence dependence, List<Long> rows) {
        this.description = description;
        this.dependence = dependence;
        this.rows = rows;
        rows.forEach(chunk -> {
            numeric.add(new HashMap<>());
            categorical.add(new HashMap<>());
            joint.add(JointProfile.none());
        });
    }

    /** What is known of chunks besides their columns. */
    static Document describe(TimeChunks chunks) {
        TimeChunks.Description description = chunks.description();
        return new Document(
                        "period",
                        description.period() == null
                                ? null
                                : description.period().toString())
                .append("span", description.span().toString())
                .append("sampled", description.sampled())
                .append("lack", description.lack())
                .append(BEGINS, description.begins().stream().map(Date::from).toList())
                .append(DEPENDENCE, written(chunks.dependence()))
                .append("rows", chunks.chunks().stream().map(DataProfile::rows).toList());
    }

    /** As a list, because a column may be called as no field may. */
    private static Document written(Dependence dependence) {
        List<Document> times = new ArrayList<>();
        dependence.times().forEach((column, time) -> times.add(new Document("column", column).append("time", time)));
        return new Document("rows", dependence.rows()).append("times", times);
    }

    private static Dependence dependence(Document written) {
        Map<String, Double> times = new HashMap<>();
        written.getList("times", Document.class)
                .forEach(time -> times.put(time.getString("column"), time.getDouble("time")));
        return new Dependence(written.get("rows", Number.class).longValue(), times);
    }

    /** The numeric columns: one profile a chunk, in the order of the chunks; null where a chunk lacks the column. */
    static Map<String, List<@Nullable Binary>> numeric(TimeChunks chunks) {
        return byColumn(chunks, DataProfile::numeric, NumericProfile::toBytes);
    }

    /** The categorical columns, likewise. */
    static Map<String, List<@Nullable Binary>> categorical(TimeChunks chunks) {
        return byColumn(chunks, DataProfile::categorical, CategoricalProfile::toBytes);
    }

    /** What the features of each chunk do together; none where that is known of no chunk. */
    static List<@Nullable Binary> joint(TimeChunks chunks) {
        List<@Nullable Binary> written = new ArrayList<>();
        for (DataProfile chunk : chunks.chunks()) {
            written.add(
                    chunk.joint() instanceof JointProfile.Known known
                            ? new Binary(JointProfileFormat.write(known))
                            : null);
        }
        return written.stream().allMatch(Objects::isNull) ? List.of() : Collections.unmodifiableList(written);
    }

    private static <P> Map<String, List<@Nullable Binary>> byColumn(
            TimeChunks chunks, Function<DataProfile, Map<String, P>> profiles, Function<P, byte[]> bytes) {
        Set<String> columns = new LinkedHashSet<>();
        chunks.chunks().forEach(chunk -> columns.addAll(profiles.apply(chunk).keySet()));
        Map<String, List<@Nullable Binary>> written = new LinkedHashMap<>();
        for (String column : columns) {
            List<@Nullable Binary> ofColumn = new ArrayList<>();
            for (DataProfile chunk : chunks.chunks()) {
                P profile = profiles.apply(chunk).get(column);
                ofColumn.add(profile == null ? null : new Binary(bytes.apply(profile)));
            }
            written.put(column, ofColumn);
        }
        return written;
    }

    /** Begins to read; the columns follow. */
    static ChunkDocuments read(Document described) {
        String period = described.getString("period");
        return new ChunkDocuments(
                new TimeChunks.Description(
                        period == null ? null : Duration.parse(period),
                        Duration.parse(described.getString("span")),
                        described.getBoolean("sampled"),
                        described.getString("lack"),
                        // Not kept by earlier versions.
                        described.getList(BEGINS, Date.class, List.of()).stream()
                                .map(Date::toInstant)
                                .toList()),
                dependence(described.get(DEPENDENCE, Document.class)),
                described.getList("rows", Number.class).stream()
                        .map(Number::longValue)
                        .toList());
    }

    /** Takes a column's document. */
    void add(Document document) {
        String column = document.getString("column");
        String kind = document.getString("kind");
        boolean numbers = kind.equals(NUMERIC);
        List<Binary> profiles = document.getList("profiles", Binary.class);
        for (int chunk = 0; chunk < profiles.size(); chunk++) {
            @Nullable Binary profile = profiles.get(chunk);
            if (profile != null && kind.equals(JOINT)) {
                joint.set(chunk, JointProfileFormat.read(profile.getData()));
            } else if (profile != null && numbers) {
                numeric.get(chunk).put(column, NumericProfile.fromBytes(profile.getData()));
            } else if (profile != null) {
                categorical.get(chunk).put(column, CategoricalProfile.fromBytes(profile.getData()));
            }
        }
    }

    /** The chunks. */
    TimeChunks chunks() {
        List<DataProfile> chunks = new ArrayList<>();
        for (int chunk = 0; chunk < rows.size(); chunk++) {
            chunks.add(new DataProfile(rows.get(chunk), numeric.get(chunk), categorical.get(chunk))
                    .withJoint(joint.get(chunk)));
        }
        return new TimeChunks(description, chunks, dependence);
    }
}
