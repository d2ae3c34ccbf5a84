package io.leeway.drift.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import io.leeway.evaluation.joint.JointProfile;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.OutputFindings;

/** What a profile knows besides its columns, as a part of a MongoDB document. */
final class ProfileDocument {

    private ProfileDocument() {}

    /** Adds it to the document. */
    static Document write(Document document, DataProfile profile) {
        return document.append("rows", profile.rows())
                .append(
                        "repeats",
                        profile.repeats().entrySet().stream()
                                .map(entry -> new Document("times", entry.getKey()).append("rows", entry.getValue()))
                                .toList())
                .append("outputs", write(profile.outputs()))
                .append("jointUnknown", profile.joint() instanceof JointProfile.Unknown(String reason) ? reason : null)
                // As pairs, because a column's name may hold what a field's name may not.
                .append(
                        "chunkDistances",
                        profile.chunkDistances().entrySet().stream()
                                .map(entry ->
                                        new Document("column", entry.getKey()).append("distances", entry.getValue()))
                                .toList());
    }

    /** The columns, and what they do together, with what the document knows besides. */
    static DataProfile read(Document document, DataProfile columns) {
        return new DataProfile(
                document.get("rows", Number.class).longValue(),
                columns.numeric(),
                columns.categorical(),
                columns.vectors(),
                repeats(document),
                outputs(document.get("outputs", Document.class)),
                chunkDistances(document),
                joint(document, columns.joint()));
    }

    /** Of a profile that was stored before these were kept it is not known what its features do together. */
    private static JointProfile joint(Document document, JointProfile stored) {
        if (stored instanceof JointProfile.Known) {
            return stored;
        }
        String reason = document.getString("jointUnknown");
        return new JointProfile.Unknown(reason == null ? "it was profiled before that was looked at" : reason);
    }

    private static Document write(OutputFindings outputs) {
        return new Document("predicted", List.copyOf(outputs.predicted()))
                .append("truth", List.copyOf(outputs.truth()))
                .append("positiveSum", outputs.positiveSum())
                .append("positiveRows", outputs.positiveRows())
                .append("negativeSum", outputs.negativeSum())
                .append("negativeRows", outputs.negativeRows())
                .append("withProbabilities", outputs.withProbabilities())
                .append("notSummingToOne", outputs.notSummingToOne());
    }

    /** A profile that was stored before outputs were kept knows nothing of them. */
    private static OutputFindings outputs(@Nullable Document outputs) {
        if (outputs == null) {
            return OutputFindings.none();
        }
        return new OutputFindings(
                Set.copyOf(outputs.getList("predicted", String.class)),
                Set.copyOf(outputs.getList("truth", String.class)),
                outputs.get("positiveSum", Number.class).doubleValue(),
                outputs.get("positiveRows", Number.class).longValue(),
                outputs.get("negativeSum", Number.class).doubleValue(),
                outputs.get("negativeRows", Number.class).longValue(),
                outputs.get("withProbabilities", Number.class).longValue(),
                outputs.get("notSummingToOne", Number.class).longValue());
    }

    private static SortedMap<Long, Long> repeats(Document document) {
        SortedMap<Long, Long> repeats = new TreeMap<>();
        document.getList("repeats", Document.class, List.of())
                .forEach(entry -> repeats.put(
                        entry.get("times", Number.class).longValue(),
                        entry.get("rows", Number.class).longValue()));
        return repeats;
    }

    private static Map<String, List<Double>> chunkDistances(Document document) {
        Map<String, List<Double>> distances = new HashMap<>();
        document.getList("chunkDistances", Document.class, List.of())
                .forEach(entry -> distances.put(entry.getString("column"), entry.getList("distances", Double.class)));
        return distances;
    }
}
