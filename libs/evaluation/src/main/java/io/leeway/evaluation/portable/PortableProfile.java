package io.leeway.evaluation.portable;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.IntakeReport;
import io.leeway.evaluation.performance.LabelledCounts;
import io.leeway.evaluation.profiles.PartProfile;

/**
 * The profile of rows that stay where they are.
 *
 * @param origin what it was made by
 * @param window the begin of the window in event time that all rows lie in; absent where the model's rows are not divided by it
 * @param from the earliest event time; absent where no row has one
 * @param to the latest event time, likewise
 * @param rejected how many further rows could not be taken
 * @param intake what was noticed while the rows were read
 * @param part the profile of the rows
 * @param labelled what is known of their performance
 */
public record PortableProfile(
        ProfileOrigin origin,
        @Nullable Instant window,
        @Nullable Instant from,
        @Nullable Instant to,
        long rejected,
        IntakeReport intake,
        PartProfile part,
        LabelledCounts labelled) {

    /** How many rows it is of. */
    public long rows() {
        return part.columns().rows();
    }
}
