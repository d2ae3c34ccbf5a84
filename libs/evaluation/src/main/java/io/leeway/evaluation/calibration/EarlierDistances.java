package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.calibration.CalibratedNull;
import io.leeway.statistics.calibration.WindowDistances;

/**
 * How far earlier windows were from the windows that they were compared with, which says how far is usual: like is held
 * against like, whatever the windows depend on. Columns whose level wanders are compared as well.
 */
public final class EarlierDistances {

    /** The fewest windows that say what is usual. */
    public static final int FEWEST = 8;

    private final List<String> columns;
    private final List<Window> windows;

    /**
     * An earlier window.
     *
     * @param distances from those that it was compared with; NaN where one is undefined
     * @param rows of the window
     */
    public record Window(double[] distances, long rows) {}

    /**
     * How far a window is.
     *
     * @param pValue how likely a window is as far if nothing changes
     * @param level up to which it is called unlike
     * @param exceeded whether it is
     * @param rank how many of the earlier windows were at least as far
     * @param windows how many there were
     * @param columns those that carry it; none where it is not unlike
     */
    public record Found(double pValue, double level, boolean exceeded, int rank, int windows, List<String> columns) {}

    /**
     * Of these columns.
     *
     * @param windows earlier ones; those with another number of distances are left out
     */
    public EarlierDistances(SortedMap<String, FeatureType> columns, List<Window> windows) {
        this.columns = Traces.of(columns, DataProfile.empty(), 1, 0).columns();
        this.windows = windows.stream()
                .filter(window -> window.distances().length == this.columns.size())
                .toList();
    }

    /**
     * The distances of a window from others, column by column.
     *
     * @param minimumRows a column with fewer values has none
     */
    public static double[] between(
            SortedMap<String, FeatureType> columns, int minimumRows, DataProfile others, DataProfile current) {
        return Traces.of(columns, others, Math.max(1, current.rows()), minimumRows)
                .between(others, current);
    }

    /** Why a window of so many rows cannot be held against the earlier ones; empty where it can. */
    public Optional<String> lack(long rows) {
        if (windows.size() < FEWEST) {
            return Optional.of(
                    "only " + windows.size() + " earlier windows were compared in this way, and it takes " + FEWEST);
        }
        double size = rows / usualRows();
        if (!CalibratedNull.isComparable(size)) {
            return Optional.of(
                    String.format(Locale.ROOT, "it has %d rows, and earlier ones have %.0f", rows, usualRows()));
        }
        return Optional.empty();
    }

    /**
     * How far a window is; empty if it has no distance. To be asked where there is no {@linkplain #lack lack}.
     *
     * @param length how long a window is
     */
    public Optional<Found> judge(double[] distances, long rows, AlarmSettings alarms, Duration length) {
        double usual = usualRows();
        double[][] earlier = windows.stream()
                .map(window -> scaled(window.distances(), Math.sqrt(window.rows() / usual)))
                .toArray(double[][]::new);
        double size = rows / usual;
        return CalibratedNull.of(earlier, FEWEST)
                .toOptional()
                .flatMap(learnt -> learnt.judge(distances, size).toOptional().map(found -> {
                    double level = Math.max(alarms.level(length), AlarmSettings.finestLevel(found.chunks()));
                    boolean exceeded = found.pValue() <= level;
                    Map<String, Calibration.ColumnScore> scores = ColumnScores.of(
                            learnt, columns, learnt.lasting(new WindowDistances(distances, size), List.of()));
                    return new Found(
                            found.pValue(),
                            level,
                            exceeded,
                            found.rank(),
                            found.chunks(),
                            exceeded ? ColumnScores.carrying(scores, level) : List.of());
                }));
    }

    private double usualRows() {
        return windows.stream().mapToLong(Window::rows).average().orElse(Double.NaN);
    }

    /** A distance falls with the square root of the rows. */
    private static double[] scaled(double[] distances, double scale) {
        double[] scaled = new double[distances.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = distances[i] * scale;
        }
        return scaled;
    }
}
