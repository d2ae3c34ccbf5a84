package io.leeway.ingest.events;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Joins the halves of predictions to rows, as lines of JSON. */
final class JoinedRows {

    private final EventColumns columns;
    private final StringBuilder lines = new StringBuilder();

    JoinedRows(EventColumns columns) {
        this.columns = columns;
    }

    /**
     * Adds the rows of a prediction; of several each is called like it, with its number behind.
     *
     * @param at when it was asked for, which is the event time of rows that have none
     * @param request the rows of what was asked, or of all
     * @param response the rows of what was answered; absent where that is in the former
     * @return false, and adds nothing, where there are more of one than of the other
     */
    boolean add(String id, Instant at, String request, @Nullable String response) {
        List<ObjectNode> rows = EventJson.rows(request);
        List<ObjectNode> answers = response == null ? List.of() : EventJson.rows(response);
        if (response != null && answers.size() != rows.size()) {
            return false;
        }
        for (int i = 0; i < rows.size(); i++) {
            ObjectNode row = rows.get(i);
            if (response != null) {
                row.setAll(answers.get(i));
            }
            row.put(columns.rowId(), rows.size() == 1 ? id : id + "-" + i);
            String timestamp = columns.timestamp();
            if (timestamp != null && !row.hasNonNull(timestamp)) {
                row.put(timestamp, at.toString());
            }
            lines.append(EventJson.write(row)).append('\n');
        }
        return true;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    String lines() {
        return lines.toString();
    }
}
