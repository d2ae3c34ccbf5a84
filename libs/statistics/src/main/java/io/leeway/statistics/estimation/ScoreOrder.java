package io.leeway.statistics.estimation;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The rows in ascending order of their score, ties as numpy's {@code argsort} leaves them.
 *
 * <p>Where rows of equal score are cut into bins or walked through one by one, their order shows in the result. The reference
 * library leaves it to numpy's quicksort (median of three, insertion sort up to 17 items), so that is what this does: the same
 * input gives the same digits.
 */
final class ScoreOrder {

    private static final int SMALL = 16;

    private final double[] scores;
    private final int[] rows;

    private ScoreOrder(double[] scores) {
        this.scores = scores;
        this.rows = new int[scores.length];
        Arrays.setAll(rows, i -> i);
    }

    /** The row numbers; the scores are finite and not modified. */
    static int[] ascending(double[] scores) {
        ScoreOrder order = new ScoreOrder(scores);
        if (scores.length > 1) {
            order.sort(0, scores.length - 1, 2 * (Integer.SIZE - Integer.numberOfLeadingZeros(scores.length)));
        }
        return order.rows;
    }

    private void sort(int from, int to, int depth) {
        int low = from;
        int high = to;
        int left = depth;
        while (high - low > SMALL) {
            if (left-- == 0) {
                sortDegenerate(low, high);
                return;
            }
            int pivot = partition(low, high);
            // the order in which parts are sorted does not show, so the smaller goes first and bounds the stack
            if (pivot - low < high - pivot) {
                sort(low, pivot - 1, left);
                low = pivot + 1;
            } else {
                sort(pivot + 1, high, left);
                high = pivot - 1;
            }
        }
        insert(low, high);
    }

    private int partition(int low, int high) {
        int middle = low + ((high - low) >> 1);
        swapIfLess(middle, low);
        swapIfLess(high, middle);
        swapIfLess(middle, low);
        double pivot = score(middle);
        int i = low;
        int j = high - 1;
        swap(middle, j);
        while (true) {
            do {
                i++;
            } while (score(i) < pivot);
            do {
                j--;
            } while (pivot < score(j));
            if (i >= j) {
                swap(i, high - 1);
                return i;
            }
            swap(i, j);
        }
    }

    private void insert(int low, int high) {
        for (int i = low + 1; i <= high; i++) {
            int row = rows[i];
            int j = i;
            while (j > low && scores[row] < score(j - 1)) {
                rows[j] = rows[j - 1];
                j--;
            }
            rows[j] = row;
        }
    }

    /** Input made to defeat the quicksort; ties then stay in the order in which they stand. */
    private void sortDegenerate(int low, int high) {
        Integer[] part = new Integer[high - low + 1];
        Arrays.setAll(part, i -> rows[low + i]);
        Arrays.sort(part, Comparator.comparingDouble(row -> scores[row]));
        for (int i = 0; i < part.length; i++) {
            rows[low + i] = part[i];
        }
    }

    private double score(int index) {
        return scores[rows[index]];
    }

    private void swapIfLess(int one, int other) {
        if (score(one) < score(other)) {
            swap(one, other);
        }
    }

    private void swap(int one, int other) {
        int row = rows[one];
        rows[one] = rows[other];
        rows[other] = row;
    }
}
