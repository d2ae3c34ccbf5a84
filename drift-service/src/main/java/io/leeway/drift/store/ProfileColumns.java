package io.leeway.drift.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.joint.JointProfile;
import io.leeway.evaluation.joint.JointProfileFormat;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.VectorSampleFormat;
import io.leeway.support.messaging.UnprocessableEventException;

/** The columns of one profile: their documents' ids, by which they are found without an index, and their writing. */
final class ProfileColumns {

    static final String NUMERIC = "numeric";
    static final String CATEGORICAL = "categorical";
    static final String VECTORS = "vectors";
    static final String JOINT = "joint";

    /** What the document of {@link #JOINT} has for a column. */
    static final String FEATURES = "(features)";

    /** Keeps a column's document near 2 MB; beyond it the profile carries a rank error below 1 in 400,000. */
    private static final int MOST_POINTS = 200_000;

    private static final int AT_ONCE = 100;
    private static final long MOST_BYTES_AT_ONCE = 8L << 20;

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final String model;
    private final String name;
    private final DataProfile profile;
    private final Map<String, List<@Nullable Binary>> numericChunks;
    private final Map<String, List<@Nullable Binary>> categoricalChunks;
    private final List<@Nullable Binary> jointChunks;

    /**
     * Of a profile that is stored under a name.
     *
     * @param chunks of a reference in the order of time; absent where there are none
     */
    ProfileColumns(String model, String name, DataProfile profile, @Nullable TimeChunks chunks) {
        this.model = model;
        this.name = name;
        this.profile = profile;
        this.numericChunks = chunks == null ? Map.of() : ChunkDocuments.numeric(chunks);
        this.categoricalChunks = chunks == null ? Map.of() : ChunkDocuments.categorical(chunks);
        this.jointChunks = chunks == null ? List.of() : ChunkDocuments.joint(chunks);
    }

    List<String> ids() {
        List<String> ids = new ArrayList<>();
        profile.numeric().keySet().forEach(column -> ids.add(id(NUMERIC, column)));
        profile.categorical().keySet().forEach(column -> ids.add(id(CATEGORICAL, column)));
        profile.vectors().keySet().forEach(column -> ids.add(id(VECTORS, column)));
        numericChunks.keySet().forEach(column -> ids.add(id(ChunkDocuments.NUMERIC, column)));
        categoricalChunks.keySet().forEach(column -> ids.add(id(ChunkDocuments.CATEGORICAL, column)));
        if (profile.joint() instanceof JointProfile.Known) {
            ids.add(id(JOINT, FEATURES));
        }
        if (!jointChunks.isEmpty()) {
            ids.add(id(ChunkDocuments.JOINT, FEATURES));
        }
        return ids;
    }

    /**
     * Writes them a few at a time.
     *
     * @param collection takes what is to be written at once
     */
    void write(Consumer<List<WriteModel<Document>>> collection) {
        Writer writer = new Writer(collection);
        profile.numeric()
                .forEach((column, numeric) -> writer.add(
                        column, NUMERIC, numeric.compress(MOST_POINTS).toBytes()));
        profile.categorical().forEach((column, categorical) -> writer.add(column, CATEGORICAL, categorical.toBytes()));
        profile.vectors().forEach((column, sample) -> writer.add(column, VECTORS, VectorSampleFormat.write(sample)));
        numericChunks.forEach((column, profiles) -> writer.add(column, ChunkDocuments.NUMERIC, profiles));
        categoricalChunks.forEach((column, profiles) -> writer.add(column, ChunkDocuments.CATEGORICAL, profiles));
        if (profile.joint() instanceof JointProfile.Known known) {
            writer.add(FEATURES, JOINT, JointProfileFormat.write(known));
        }
        if (!jointChunks.isEmpty()) {
            writer.add(FEATURES, ChunkDocuments.JOINT, jointChunks);
        }
        writer.flush();
    }

    /** With its kind, because vectors may be called as a column is. */
    private String id(String kind, String column) {
        return model + "/" + name + "/" + kind + "/" + column;
    }

    private final class Writer {
        private final Consumer<List<WriteModel<Document>>> collection;
        private final List<WriteModel<Document>> writes = new ArrayList<>();
        private long bytes;

        Writer(Consumer<List<WriteModel<Document>>> collection) {
            this.collection = collection;
        }

        void add(String column, String kind, byte[] written) {
            add(column, kind, "profile", new Binary(written), written.length);
        }

        void add(String column, String kind, List<@Nullable Binary> profiles) {
            int size = profiles.stream()
                    .mapToInt(written -> written == null ? 0 : written.length())
                    .sum();
            add(column, kind, "profiles", profiles, size);
        }

        private void add(String column, String kind, String field, Object written, int size) {
            String id = id(kind, column);
            writes.add(new ReplaceOneModel<>(
                    Filters.eq("_id", id),
                    new Document("_id", id)
                            .append("model", model)
                            .append("reference", name)
                            .append("column", column)
                            .append("kind", kind)
                            .append(field, written),
                    UPSERT));
            bytes += size;
            if (writes.size() >= AT_ONCE || bytes > MOST_BYTES_AT_ONCE) {
                flush();
            }
        }

        void flush() {
            if (writes.isEmpty()) {
                return;
            }
            try {
                collection.accept(writes);
            } catch (BsonMaximumSizeExceededException exception) {
                throw new UnprocessableEventException(
                        "the profile of a column, or its vectors, is larger than 16 MB", exception);
            }
            writes.clear();
            bytes = 0;
        }
    }
}
