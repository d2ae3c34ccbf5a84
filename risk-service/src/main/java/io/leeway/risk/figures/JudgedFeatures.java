package io.leeway.risk.figures;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.Verdict;
import io.leeway.risk.history.ReportReader;

/**
 * Which features of a model drifted in its last judged window. A report is read when there is another one, and not each time
 * that somebody asks. Not safe for several threads.
 */
@ApplicationScoped
class JudgedFeatures {

    private final ReportReader reports;
    private final Map<String, Known> known = new HashMap<>();

    JudgedFeatures(ReportReader reports) {
        this.reports = reports;
    }

    /**
     * The features that could be judged.
     *
     * @param drifted whether each drifted
     * @param others how many there are besides
     */
    record Judged(Map<String, Boolean> drifted, int others) {}

    private record Window(String batch, int revision, int most) {}

    private record Known(Window window, Judged judged) {}

    /**
     * Those of a model.
     *
     * @param revision of the window's assessment
     * @param most how many at most, in the order of the report
     */
    Judged of(String model, String batch, int revision, int most) {
        Window window = new Window(batch, revision, most);
        Known last = known.get(model);
        if (last == null || !last.window().equals(window)) {
            last = new Known(window, read(model, window));
            known.put(model, last);
        }
        return last.judged();
    }

    /** Forgets what is known of other models than these. */
    void keepOnly(Set<String> models) {
        known.keySet().retainAll(models);
    }

    private Judged read(String model, Window window) {
        List<ColumnDrift> judged =
                reports.drift(model, window.batch()).map(DriftReport::features).orElse(List.of()).stream()
                        .filter(feature -> feature.verdict() != Verdict.INSUFFICIENT_DATA)
                        .toList();
        Map<String, Boolean> drifted = new LinkedHashMap<>();
        judged.stream()
                .limit(window.most())
                .forEach(feature -> drifted.put(feature.column(), feature.verdict() == Verdict.DRIFTED));
        return new Judged(drifted, judged.size() - drifted.size());
    }
}
