package io.leeway.statistics.distance;

/**
 * A divergence of two binned distributions.
 *
 * @param value the divergence; its range is that of the statistic that made it
 * @param binning how the bins were chosen
 * @param bins how many bins there are
 * @param shareError how far each bin's share may be off because a profile is compressed; 0 when exact
 */
public record Divergence(double value, String binning, int bins, double shareError) {

    static Divergence of(double value, BinnedCounts counts) {
        return new Divergence(value, counts.binning(), counts.bins(), counts.shareError());
    }
}
