package io.leeway.statistics.metric;

/** Mean and sum of squared deviations, updated value by value (Welford) and merged (Chan). */
final class RunningMoments {

    private long size;
    private double mean;
    private double squares;

    void add(double value) {
        size++;
        double difference = value - mean;
        mean += difference / size;
        squares += difference * (value - mean);
    }

    void merge(RunningMoments other) {
        if (other.size == 0) {
            return;
        }
        double difference = other.mean - mean;
        long total = size + other.size;
        double share = (double) other.size / total;
        squares += other.squares + difference * difference * size * share;
        mean += difference * share;
        size = total;
    }

    double mean() {
        return mean;
    }

    double squares() {
        return squares;
    }
}
