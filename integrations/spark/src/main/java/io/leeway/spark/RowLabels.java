package io.leeway.spark;

import org.jspecify.annotations.Nullable;

import io.leeway.profiles.LabelProfiler;

/**
 * Counts the labels of rows, record by record; those of one id come one after the other, labels first. As of bodies that are
 * sent, of two labels of an id the later one holds, and of two rows the first one is the row.
 */
final class RowLabels {

    private final LabelProfiler profiler;
    private final LabelTally tally = new LabelTally();
    private @Nullable String id;
    private @Nullable String label;
    private boolean hasRow;

    RowLabels(LabelProfiler profiler) {
        this.profiler = profiler;
    }

    void add(JoinRecord record) {
        switch (record.side()) {
            case LABELS_WITHOUT_ID -> tally.add(LabelCount.WITHOUT_ID, record.place());
            case LABELS_WITHOUT_VALUE -> tally.add(LabelCount.WITHOUT_VALUE, record.place());
            case LABEL -> {
                begin(record);
                label(record);
            }
            case ROW -> {
                begin(record);
                row(record);
            }
        }
    }

    private void begin(JoinRecord record) {
        if (id == null || !id.equals(record.id())) {
            end();
            id = record.id();
            label = null;
            hasRow = false;
        }
    }

    private void end() {
        if (label != null && !hasRow) {
            tally.add(LabelCount.WITHOUT_ROW, 1);
        }
    }

    private void label(JoinRecord record) {
        tally.add(LabelCount.READ, 1);
        if (label != null) {
            tally.add(label.equals(record.word()) ? LabelCount.REPEATED : LabelCount.REPLACED, 1);
        }
        label = record.word();
    }

    private void row(JoinRecord record) {
        if (hasRow) {
            tally.add(LabelCount.ROWS_REPEATED, 1);
            return;
        }
        hasRow = true;
        tally.add(label == null ? LabelCount.ROWS_WITHOUT : LabelCount.ROWS_WITH, 1);
        if (label != null) {
            profiler.add(record.window(), label, record.word());
        }
    }

    /** What was counted of all records. */
    JoinedLabels joined() {
        end();
        label = null;
        return new JoinedLabels(tally, profiler.write());
    }
}
