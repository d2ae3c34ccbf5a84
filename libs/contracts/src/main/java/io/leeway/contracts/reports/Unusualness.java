package io.leeway.contracts.reports;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * How unusual a batch is beside what varies in its reference anyway.
 *
 * @param basis what says how much varies
 * @param reason why it is not the reference's chunks; absent where it is
 * @param chunks how many chunks of the reference it was held against; this and what follows is absent for rows that are taken
 *     as independent
 * @param chunkRows how many rows one of them has, on average
 * @param pValue how likely a batch of unchanged data is as unusual
 * @param level up to which p-value it is called unusual
 * @param exceeded whether it is
 * @param rank how many chunks of the reference are at least as unusual
 * @param columns those that carry it, the most unusual first; none while it is not unusual
 * @param windows how many windows together say so, the last of which is this one: a small change that stays shows in several
 *     before it shows in one; 1 where this one does so alone
 * @param explanation all this in a sentence
 */
@RecordBuilder
public record Unusualness(
        Basis basis,
        @Nullable String reason,
        @Nullable Integer chunks,
        @Nullable Long chunkRows,
        @Nullable Double pValue,
        @Nullable Double level,
        boolean exceeded,
        @Nullable Integer rank,
        List<String> columns,
        @Nullable Integer windows,
        String explanation) {

    /** What is taken for usual. */
    public enum Basis {
        /** What differs between chunks of the reference, which are cut in the order of time. */
        @JsonProperty("chunks")
        CHUNKS,
        /**
         * What chance alone makes of as many independent rows as those of the reference are worth, which depend on each other.
         */
        @JsonProperty("effective-rows")
        EFFECTIVE_ROWS,
        /** What chance alone makes of rows that do not depend on each other. */
        @JsonProperty("independent-rows")
        INDEPENDENT_ROWS,
        /** Nothing: no reference says what is usual. */
        @JsonProperty("unknown")
        UNKNOWN
    }

    public Unusualness {
        columns = List.copyOf(columns);
    }

    /** Rows are taken as independent, because of this. */
    public static Unusualness independent(String reason) {
        return without(Basis.INDEPENDENT_ROWS, reason, "Rows are taken as independent of each other: " + reason + ".");
    }

    /** Nobody knows what is usual, because of this. */
    public static Unusualness unknown(String reason) {
        return without(Basis.UNKNOWN, reason, "Whether this is unusual cannot be known: " + reason + ".");
    }

    private static Unusualness without(Basis basis, String reason, String explanation) {
        return new Unusualness(basis, reason, null, null, null, null, false, null, List.of(), null, explanation);
    }
}
