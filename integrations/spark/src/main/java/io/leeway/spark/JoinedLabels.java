package io.leeway.spark;

import java.io.Serializable;

import io.leeway.profiles.Profiles;

/** What labels tell that were joined to rows. No record, because Spark may send it with a serializer that can make none. */
final class JoinedLabels implements Serializable {

    private static final long serialVersionUID = 1;

    /** The least that may be kept of a column; the profiles have none. */
    private static final int NO_VALUES = 2;

    private final LabelTally tally;
    private final byte[] profiles;

    /** @param profiles what a {@link io.leeway.profiles.LabelProfiler} wrote */
    JoinedLabels(LabelTally tally, byte[] profiles) {
        this.tally = tally;
        this.profiles = profiles;
    }

    static JoinedLabels none() {
        return new JoinedLabels(new LabelTally(), new byte[0]);
    }

    LabelTally tally() {
        return tally;
    }

    /** The counts, as profiles of no rows. */
    byte[] profiles() {
        return profiles;
    }

    /** Those of both. */
    JoinedLabels and(JoinedLabels other) {
        return new JoinedLabels(tally.plus(other.tally), Profiles.merge(profiles, other.profiles, NO_VALUES));
    }
}
