package io.leeway.drift.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.leeway.contracts.backtest.BacktestWindow;

/** What is good to know of a backtest, in sentences. */
final class BacktestNotes {

    private static final int MOST_REASONS = 3;

    private final List<String> notes = new ArrayList<>();

    void add(String note) {
        notes.add(note);
    }

    /** Why windows were not held against the reference's chunks, the most frequent reasons first. */
    void addReasons(List<BacktestWindow> windows) {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        windows.forEach(window -> {
            String reason = window.today().reason();
            if (reason != null) {
                reasons.merge(reason, 1, Integer::sum);
            }
        });
        reasons.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_REASONS)
                .forEach(reason -> notes.add(reason.getValue() + " of " + windows.size()
                        + " windows were not held against the reference's chunks: " + reason.getKey() + "."));
    }

    List<String> all() {
        return notes;
    }
}
