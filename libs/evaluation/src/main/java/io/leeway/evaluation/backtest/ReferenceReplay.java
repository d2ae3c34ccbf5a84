package io.leeway.evaluation.backtest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.policy.ChunkDistances;
import io.leeway.evaluation.profiles.DataProfile;

/**
 * Replays the chunks of a reference where no window is kept. The reference is divided into up to {@value #PARTS} or so parts;
 * the chunks of a part are held against the others, without the neighbour on each side, which resembles them. With fewer
 * than twice as many chunks each is a part of its own. Not each by itself where there are many, because what is usual has to
 * be learnt anew for each part.
 */
public final class ReferenceReplay {

    private static final int PARTS = 8;

    private final List<DataProfile> chunks;
    private final TimeChunks.Description description;
    private final Map<String, FeatureType> columns;
    private final Duration length;

    /**
     * Of a reference's chunks.
     *
     * @param columns those that are judged
     */
    public ReferenceReplay(TimeChunks reference, Map<String, FeatureType> columns) {
        this.chunks = reference.chunks();
        this.description = reference.description();
        this.columns = columns;
        Duration period = description.period();
        this.length = period == null ? description.span().dividedBy(Math.max(1, chunks.size())) : period;
    }

    /** How many chunks there are. */
    public int size() {
        return chunks.size();
    }

    /** Hands them to a backtest, the earliest first. */
    public void into(Backtest backtest) {
        int part = Math.max(1, chunks.size() / PARTS);
        for (int from = 0; from < chunks.size(); from += part) {
            int to = Math.min(chunks.size(), from + part);
            List<DataProfile> rest = new ArrayList<>(chunks.subList(0, Math.max(0, from - 1)));
            rest.addAll(chunks.subList(Math.min(chunks.size(), to + 1), chunks.size()));
            backtest.against(whole(rest), new TimeChunks(description, rest));
            for (int chunk = from; chunk < to; chunk++) {
                backtest.next(new PastWindow(
                        String.format(Locale.ROOT, "%d of %d", chunk + 1, chunks.size()),
                        null,
                        null,
                        length.multipliedBy(chunk),
                        chunks.get(chunk),
                        IntakeReport.clean()));
            }
        }
    }

    /** All of them together, with what NannyML's thresholds come from. */
    private DataProfile whole(List<DataProfile> rest) {
        DataProfile whole = rest.stream().reduce(DataProfile.empty(), DataProfile::merge);
        ChunkDistances distances = new ChunkDistances(columns, whole);
        int tenth = Math.max(1, Math.ceilDiv(rest.size(), 10));
        for (int from = 0; from < rest.size(); from += tenth) {
            distances.add(rest.subList(from, Math.min(rest.size(), from + tenth)).stream()
                    .reduce(DataProfile.empty(), DataProfile::merge));
        }
        return distances.learnt();
    }
}
