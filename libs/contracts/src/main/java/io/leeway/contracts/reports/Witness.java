package io.leeway.contracts.reports;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What a second reference says of a window, beside the fixed one that decides: an answer to "unlike what?". It raises no alarm.
 *
 * @param kind which windows it is compared with
 * @param windows how many those are
 * @param reason why it cannot be said; absent where it can, and what follows is absent where it cannot
 * @param compared how many earlier windows, each compared with those before it in the same way, say what is usual
 * @param pValue how likely a window is as far from those if nothing changes
 * @param level up to which p-value it is called unlike them
 * @param exceeded whether it is
 * @param since when the unbroken run of windows that are unlike them begins; absent where this one is not
 * @param columns those that carry it, the most unusual first; none where it is not unlike them
 * @param explanation all this in a sentence
 */
@RecordBuilder
public record Witness(
        Kind kind,
        int windows,
        @Nullable String reason,
        @Nullable Integer compared,
        @Nullable Double pValue,
        @Nullable Double level,
        @Nullable Boolean exceeded,
        @Nullable Instant since,
        List<String> columns,
        String explanation) {

    /** Which windows a window is compared with. */
    public enum Kind {
        /** The last ones before it. */
        @JsonProperty("rolling")
        ROLLING,
        /** Those of the same time of earlier seasons. */
        @JsonProperty("seasonal")
        SEASONAL
    }

    public Witness {
        columns = columns == null ? List.of() : List.copyOf(columns);
    }

    /** It cannot be said, because of this. */
    public static Witness unknown(Kind kind, int windows, String reason, String explanation) {
        return new Witness(kind, windows, reason, null, null, null, null, null, List.of(), explanation);
    }
}
