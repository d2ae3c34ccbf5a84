package io.leeway.statistics.profile;

import java.util.List;

/** Goes through the values of many samples in ascending order, by a heap of the samples' next values; for one thread. */
final class SampleMerge {

    private final List<SortedSample> samples;
    private final int[] next;
    private final int[] heap;
    private int size;

    SampleMerge(List<SortedSample> samples) {
        this.samples = samples;
        next = new int[samples.size()];
        heap = new int[samples.size()];
        for (int sample = 0; sample < samples.size(); sample++) {
            if (samples.get(sample).points() > 0) {
                heap[size++] = sample;
            }
        }
        for (int place = size / 2 - 1; place >= 0; place--) {
            sink(place);
        }
    }

    boolean isDone() {
        return size == 0;
    }

    /** The least value that is left. */
    double value() {
        return valueOf(heap[0]);
    }

    /** The sample that it is of; of equal values the earlier sample's comes first. */
    int source() {
        return heap[0];
    }

    /** Goes on to the next; how often the value occurs in its sample. */
    long advance() {
        int sample = heap[0];
        long count = samples.get(sample).count(next[sample]++);
        if (next[sample] == samples.get(sample).points()) {
            heap[0] = heap[--size];
        }
        sink(0);
        return count;
    }

    private void sink(int from) {
        int place = from;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], heap[place])) {
                return;
            }
            int sample = heap[place];
            heap[place] = heap[child];
            heap[child] = sample;
            place = child;
        }
    }

    private boolean isBefore(int sample, int other) {
        double value = valueOf(sample);
        double than = valueOf(other);
        return value < than || (value == than && sample < other);
    }

    private double valueOf(int sample) {
        return samples.get(sample).value(next[sample]);
    }
}
