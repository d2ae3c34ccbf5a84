package io.leeway.benchmarks.alarms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A share of batches, measured with several references: their mean, and how far off it may be. */
final class Shares {

    private final List<Double> byReference = new ArrayList<>();

    /** Adds what was counted with one reference. */
    void add(long counted, long of) {
        byReference.add((double) counted / of);
    }

    double mean() {
        return byReference.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** The standard error of the mean; batches of one reference are alike, so references count and not batches. */
    double standardError() {
        double mean = mean();
        double squares = byReference.stream()
                .mapToDouble(share -> (share - mean) * (share - mean))
                .sum();
        return Math.sqrt(squares / (byReference.size() - 1) / byReference.size());
    }

    /** In per cent with one digit, without it where it is nil. */
    static String percent(double share) {
        String text = String.format(Locale.ROOT, "%.1f", 100 * share);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    @Override
    public String toString() {
        return percent(mean());
    }

    /** The share and its standard error. */
    String withError() {
        return this + " ± " + percent(standardError());
    }
}
