package io.leeway.ingest.datasets;

import java.time.Instant;
import java.util.List;

import io.soabase.recordbuilder.core.RecordBuilder;

import io.leeway.ingest.rows.Rejected;
import io.leeway.ingest.rows.Unreadable;

/** What clients are answered about what they sent. */
final class Answers {

    private Answers() {}

    /**
     * A reference was stored.
     *
     * @param model the model
     * @param reference its id
     * @param rows accepted rows
     * @param rejected the others
     * @param ignoredColumns columns that the model does not have, the first hundred
     * @param ignoredColumnCount how many there are
     * @param acceptedAt when
     * @param unreadable cells that count as missing, because they could not be read
     * @param notes what was noticed of the form of the body
     * @param warnings what looks wrong about it, though it was taken
     */
    record ReferenceAnswer(
            String model,
            String reference,
            long rows,
            Rejected rejected,
            List<String> ignoredColumns,
            long ignoredColumnCount,
            Instant acceptedAt,
            Unreadable unreadable,
            List<String> notes,
            List<String> warnings) {

        /** Gives what an older answer lacks its default. */
        ReferenceAnswer {
            unreadable = unreadable == null ? Unreadable.none() : unreadable;
            notes = notes == null ? List.of() : List.copyOf(notes);
            warnings = warnings == null ? List.of() : List.copyOf(warnings);
        }
    }

    /**
     * A batch was stored.
     *
     * @param model the model
     * @param batch its id
     * @param name what the client called it
     * @param sequence its place among the model's batches
     * @param rows accepted rows
     * @param rejected the others
     * @param ignoredColumns columns that the model does not have, the first hundred
     * @param ignoredColumnCount how many there are
     * @param labelled whether rows carry the target
     * @param acceptedAt when
     * @param unreadable cells that count as missing, because they could not be read
     * @param notes what was noticed of the form of the body, and that the reference was read in another way where it was
     * @param windows ids of the windows that its rows belong to, under which they are judged, the first thousand; empty
     *     where the batch is judged on its own
     * @param windowCount how many there are
     * @param profiles how many profiles it came as; 0 for rows
     */
    @RecordBuilder
    record BatchAnswer(
            String model,
            String batch,
            String name,
            long sequence,
            long rows,
            Rejected rejected,
            List<String> ignoredColumns,
            long ignoredColumnCount,
            boolean labelled,
            Instant acceptedAt,
            Unreadable unreadable,
            List<String> notes,
            List<String> windows,
            long windowCount,
            int profiles) {

        /** Gives what an older answer lacks its default. */
        BatchAnswer {
            unreadable = unreadable == null ? Unreadable.none() : unreadable;
            notes = notes == null ? List.of() : List.copyOf(notes);
            windows = windows == null ? List.of() : List.copyOf(windows);
        }
    }

    /**
     * Labels were stored.
     *
     * @param model the model
     * @param labels their id
     * @param rows accepted rows
     * @param rejected the others
     * @param acceptedAt when
     */
    record LabelsAnswer(String model, String labels, long rows, Rejected rejected, Instant acceptedAt) {}
}
