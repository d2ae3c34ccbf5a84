package io.leeway.drift.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.bson.types.Binary;

import io.leeway.evaluation.joint.JointProfile;
import io.leeway.evaluation.joint.JointProfileFormat;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/** The columns of a window, bounded, and what its features do together, as a part of one document. */
final class PastProfile {

    /** A document may have 16 MB; this leaves room for what else it holds. */
    private static final int MOST_BYTES = 12 << 20;

    private PastProfile() {}

    /**
     * Adds the columns to a document.
     *
     * @return whether they fit; if not, the document has none
     */
    static boolean write(Document document, DataProfile profile) {
        List<Document> columns = new ArrayList<>();
        long bytes = 0;
        for (Map.Entry<String, NumericProfile> column : profile.numeric().entrySet()) {
            bytes += add(
                    columns,
                    column.getKey(),
                    ProfileColumns.NUMERIC,
                    column.getValue().toBytes());
        }
        for (Map.Entry<String, CategoricalProfile> column :
                profile.categorical().entrySet()) {
            bytes += add(
                    columns,
                    column.getKey(),
                    ProfileColumns.CATEGORICAL,
                    column.getValue().toBytes());
        }
        if (profile.joint() instanceof JointProfile.Known known) {
            bytes += add(columns, ProfileColumns.FEATURES, ProfileColumns.JOINT, JointProfileFormat.write(known));
        }
        if (bytes > MOST_BYTES) {
            return false;
        }
        ProfileDocument.write(document, profile).append("columns", columns);
        return true;
    }

    static DataProfile read(Document document) {
        Map<String, NumericProfile> numeric = new HashMap<>();
        Map<String, CategoricalProfile> categorical = new HashMap<>();
        JointProfile joint = JointProfile.none();
        for (Document column : document.getList("columns", Document.class)) {
            byte[] bytes = column.get("profile", Binary.class).getData();
            String name = column.getString("column");
            switch (column.getString("kind")) {
                case ProfileColumns.NUMERIC -> numeric.put(name, NumericProfile.fromBytes(bytes));
                case ProfileColumns.JOINT -> joint = JointProfileFormat.read(bytes);
                default -> categorical.put(name, CategoricalProfile.fromBytes(bytes));
            }
        }
        return ProfileDocument.read(document, new DataProfile(0, numeric, categorical).withJoint(joint));
    }

    private static int add(List<Document> columns, String name, String kind, byte[] profile) {
        columns.add(new Document("column", name).append("kind", kind).append("profile", new Binary(profile)));
        return profile.length + name.length();
    }
}
