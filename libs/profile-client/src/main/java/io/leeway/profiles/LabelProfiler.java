package io.leeway.profiles;

import java.io.ByteArrayOutputStream;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.evaluation.performance.LabelledCounts;
import io.leeway.evaluation.performance.PairCounter;
import io.leeway.evaluation.portable.PortableProfile;
import io.leeway.evaluation.portable.PortableProfileFormat;
import io.leeway.evaluation.portable.ProfileOrigin;
import io.leeway.evaluation.profiles.PartProfile;
import io.leeway.rows.schema.RowSchema;

/**
 * Counts labels that were joined to rows by their id, where the rows themselves have no target column. What it writes is
 * {@linkplain Profiles#merge merged} with the profiles of the rows and is none without them. For one thread.
 */
public final class LabelProfiler {

    private final ProfileOrigin origin;
    private final Windows<Counted> windows;

    private record Counted(@Nullable Instant begin, PairCounter labels) {}

    private LabelProfiler(ProfilePlan plan) {
        origin = ProfileOrigin.of(plan.definition(), plan.reference());
        windows = new Windows<>(RowSchema.ofBatch(plan.definition()).window());
    }

    /** One that has counted nothing. */
    public static LabelProfiler of(ProfilePlan plan) {
        return new LabelProfiler(plan);
    }

    /**
     * Counts the label of a row.
     *
     * @param window the number of the row's window, as {@link JoinReader#window} gives it
     * @param label the true class
     * @param predicted absent where the row has no prediction
     * @throws IllegalStateException if the rows fall into more than a thousand windows
     */
    public void add(long window, String label, @Nullable String predicted) {
        windows.of(window, begin -> new Counted(begin, new PairCounter()))
                .labels()
                .add(label, predicted);
    }

    /** The counts as profiles of no rows, one for each window; nothing where nothing was counted. */
    public byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        windows.all()
                .forEach(window -> bytes.writeBytes(PortableProfileFormat.write(
                        profile(window.begin(), window.labels().counts()))));
        return bytes.toByteArray();
    }

    private PortableProfile profile(@Nullable Instant begin, LabelledCounts counts) {
        return new PortableProfile(origin, begin, null, null, 0, IntakeReport.clean(), PartProfile.empty(), counts);
    }
}
