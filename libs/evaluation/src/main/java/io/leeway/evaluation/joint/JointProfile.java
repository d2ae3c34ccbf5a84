package io.leeway.evaluation.joint;

import org.jspecify.annotations.Nullable;

import io.leeway.statistics.joint.CorrelationSpread;
import io.leeway.statistics.joint.SecondMoments;

/** What the features of a data set do together, as far as it is known. */
public sealed interface JointProfile {

    /** Why it is not known of rows whose codes are not the same. */
    String DIFFERENT_REFERENCES = "its rows were held against different references";

    /** No rows were looked at row by row. */
    static JointProfile none() {
        return new Unknown("its rows were profiled column by column only");
    }

    /**
     * It is known.
     *
     * @param columns the codes of the rows
     * @param moments of the codes
     * @param absent by code how many of the rows (by weight) have no value, or one beyond what is told apart
     * @param spread how far correlations of samples of a reference differ; absent of what is no reference
     */
    record Known(
            JointColumns columns,
            SecondMoments moments,
            double[] absent,
            @Nullable CorrelationSpread spread) implements JointProfile {

        /** Checks that all are of the same codes. */
        public Known {
            if (moments.columns() != columns.size() || absent.length != columns.size()) {
                throw new IllegalArgumentException("moments must be of " + columns.size() + " codes");
            }
        }

        /** That of no rows, which says how others are coded. */
        public static Known ofNoRows(JointColumns columns) {
            return new Known(columns, SecondMoments.empty(columns.size()), new double[columns.size()], null);
        }

        /** The share of rows without a value that is told apart, 0 to 1. */
        double absentShare(int column) {
            return moments.weight() == 0 ? 0 : absent[column] / moments.weight();
        }

        Known merge(Known other) {
            double[] together = new double[absent.length];
            for (int i = 0; i < together.length; i++) {
                together[i] = absent[i] + other.absent[i];
            }
            return new Known(columns, moments.merge(other.moments), together, null);
        }
    }

    /** It is not known, and why. */
    record Unknown(String reason) implements JointProfile {}

    /** The same, with how far correlations of samples differ as it is known of that reference. */
    default JointProfile withSpreadOf(JointProfile reference) {
        return this instanceof Known known && reference instanceof Known other
                ? new Known(known.columns(), known.moments(), known.absent(), other.spread())
                : this;
    }

    /** That of the rows of both, which is known where both are and were coded by the same reference. */
    default JointProfile merge(JointProfile other) {
        if (this instanceof Known one && other instanceof Known two) {
            return one.columns().equals(two.columns()) ? one.merge(two) : new Unknown(DIFFERENT_REFERENCES);
        }
        return this instanceof Unknown ? this : other;
    }
}
