package io.leeway.evaluation.portable;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.profiles.JointCode;
import io.leeway.contracts.profiles.JointPlan;
import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.evaluation.joint.JointColumn;
import io.leeway.evaluation.joint.JointColumns;
import io.leeway.evaluation.joint.JointProfile;

/** The codes that a reference sets, as they are told to programs that profile rows. */
public final class JointPlans {

    private JointPlans() {}

    /** As they are told; null where nothing is known. */
    public static @Nullable JointPlan of(JointProfile reference) {
        if (!(reference instanceof JointProfile.Known known)) {
            return null;
        }
        JointColumns columns = known.columns();
        return new JointPlan(
                columns.columns().stream().map(JointPlans::code).toList(),
                columns.every(),
                columns.leftOut(),
                columns.leftOutCount());
    }

    private static JointCode code(JointColumn column) {
        return switch (column) {
            case JointColumn.Numeric(String feature, double centre, double scale) ->
                new JointCode(feature, centre, scale, null);
            case JointColumn.Category(String feature, String category) -> new JointCode(feature, null, null, category);
        };
    }

    /**
     * The codes that rows are held against: a reference that knows nothing of its rows, but says how others are coded.
     *
     * @throws IllegalArgumentException if a code is neither of a number nor of a category
     */
    public static JointProfile reference(ProfilePlan plan) {
        JointPlan joint = plan.joint();
        if (joint == null) {
            String reason = plan.jointUnknown();
            return reason == null ? JointProfile.none() : new JointProfile.Unknown(reason);
        }
        List<JointColumn> columns =
                joint.codes().stream().map(JointPlans::column).toList();
        return JointProfile.Known.ofNoRows(
                new JointColumns(columns, joint.every(), joint.leftOut(), joint.leftOutCount()));
    }

    private static JointColumn column(JointCode code) {
        String category = code.category();
        if (category != null) {
            return new JointColumn.Category(code.feature(), category);
        }
        Double centre = code.centre();
        Double scale = code.scale();
        if (centre == null || scale == null) {
            throw new IllegalArgumentException(
                    "the code of " + code.feature() + " is neither of a number nor of a category");
        }
        return new JointColumn.Numeric(code.feature(), centre, scale);
    }
}
