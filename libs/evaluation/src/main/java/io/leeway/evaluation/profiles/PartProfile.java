package io.leeway.evaluation.profiles;

import io.leeway.evaluation.joint.JointSample;
import io.leeway.statistics.profile.NumericProfile;

/**
 * The profile of a part of a data set, with what has to be known besides to merge it with those of the other parts: the result
 * is the profile of the whole, whatever its parts were.
 *
 * @param columns the columns, vectors and outputs
 * @param counts how often each row occurs
 * @param joint the rows that were looked at for what features do together
 */
public record PartProfile(DataProfile columns, RowCounts counts, JointSample joint) {

    /** The most distinct values of a column that are kept where parts are merged; beyond twice as many it is compressed. */
    public static final int MOST_DISTINCT = NumericProfile.DEFAULT_CAP;

    /** That of no rows. */
    public static PartProfile empty() {
        return new PartProfile(DataProfile.empty(), RowCounts.none(), JointSample.unknown("it has no rows"));
    }

    /**
     * The profile of the rows of both.
     *
     * @param other of another part of the same data set, not empty
     */
    public PartProfile merge(PartProfile other) {
        return new PartProfile(
                columns.merge(other.columns), counts.merge(other.counts, RowRepeats.MOST), joint.merge(other.joint));
    }

    /** This profile, with columns of more than twice so many distinct values compressed to so many. */
    public PartProfile compressedBeyond(int distinct) {
        return new PartProfile(compressedBeyond(columns, 2L * distinct, distinct), counts, joint);
    }

    /**
     * This profile with at most so many distinct values a column, and so many different rows.
     *
     * @param distinct at least 2
     */
    public PartProfile compressed(int distinct, int differentRows) {
        return new PartProfile(compressedBeyond(columns, distinct, distinct), counts.atMost(differentRows), joint);
    }

    static DataProfile compressedBeyond(DataProfile columns, long beyond, int distinct) {
        return columns.withNumeric(column -> column.distinct() > beyond ? column.compress(distinct) : column);
    }

    /** The profile of these rows, of which there are no others. */
    public DataProfile whole() {
        return columns.withRepeats(counts.times()).withJoint(joint.profile());
    }
}
