package io.leeway.statistics.hypothesis;

import io.leeway.statistics.profile.SortedSample;

/** Walks over the distinct values of two samples together, in ascending order, with their counts on each side. */
final class PooledValues {

    private final SortedSample reference;
    private final SortedSample current;
    private int referencePoint;
    private int currentPoint;
    private long referenceBefore;
    private long currentBefore;
    private long referenceCount;
    private long currentCount;

    PooledValues(SortedSample reference, SortedSample current) {
        this.reference = reference;
        this.current = current;
    }

    /** Moves on to the next distinct value, if there is one. */
    boolean advance() {
        boolean inReference = referencePoint < reference.points();
        boolean inCurrent = currentPoint < current.points();
        if (!inReference && !inCurrent) {
            return false;
        }
        double left = inReference ? reference.value(referencePoint) : Double.POSITIVE_INFINITY;
        double right = inCurrent ? current.value(currentPoint) : Double.POSITIVE_INFINITY;
        referenceBefore += referenceCount;
        currentBefore += currentCount;
        referenceCount = left <= right ? reference.count(referencePoint++) : 0;
        currentCount = right <= left ? current.count(currentPoint++) : 0;
        return true;
    }

    /** How many reference values are smaller. */
    long referenceBefore() {
        return referenceBefore;
    }

    /** How many current values are smaller. */
    long currentBefore() {
        return currentBefore;
    }

    /** How often the value occurs in the reference. */
    long referenceCount() {
        return referenceCount;
    }

    /** How often the value occurs in the current data. */
    long currentCount() {
        return currentCount;
    }

    /** How often the value occurs. */
    double ties() {
        return (double) referenceCount + currentCount;
    }

    /** The rank that all occurrences share: the mean of the ranks they take. */
    double midRank() {
        return (double) referenceBefore + currentBefore + (ties() + 1) / 2;
    }
}
