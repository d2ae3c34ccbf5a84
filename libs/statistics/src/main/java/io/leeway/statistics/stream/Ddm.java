package io.leeway.statistics.stream;

/**
 * The drift detection method (J. Gama et al. 2004) for a stream of errors (1) and hits (0): signals when the error rate rises
 * above the least it has been by so many standard deviations. As in river.
 */
public final class Ddm implements ChangeDetector {

    private final int warmUp;
    private final double warningLevel;
    private final double driftLevel;

    private long size;
    private double rate;
    private double leastRate;
    private double leastDeviation;
    private boolean drifted;

    /**
     * A detector.
     *
     * @param warmUp the values to see before it signals, at least 1
     * @param warningLevel the standard deviations that count as a warning, above 0
     * @param driftLevel the standard deviations that count as drift, at least {@code warningLevel}
     * @throws IllegalArgumentException if a parameter is out of range
     */
    public Ddm(int warmUp, double warningLevel, double driftLevel) {
        if (warmUp < 1 || !(warningLevel > 0) || !(driftLevel >= warningLevel)) {
            throw new IllegalArgumentException(
                    "warmUp must be at least 1 and driftLevel at least warningLevel above 0");
        }
        this.warmUp = warmUp;
        this.warningLevel = warningLevel;
        this.driftLevel = driftLevel;
        reset();
    }

    /** The usual parameters: 30, 2, 3. */
    public static Ddm withDefaults() {
        return new Ddm(30, 2, 3);
    }

    private void reset() {
        size = 0;
        rate = 0;
        leastRate = Double.POSITIVE_INFINITY;
        leastDeviation = Double.POSITIVE_INFINITY;
        drifted = false;
    }

    @Override
    public Signal update(double value) {
        boolean error = ChangeDetector.requireError(value);
        if (drifted) {
            reset();
        }
        size++;
        rate += ((error ? 1 : 0) - rate) / size;
        if (size <= warmUp) {
            return Signal.STABLE;
        }
        double deviation = Math.sqrt(rate * (1 - rate) / size);
        double level = rate + deviation;
        if (level <= leastRate + leastDeviation) {
            leastRate = rate;
            leastDeviation = deviation;
        }
        if (level > leastRate + driftLevel * leastDeviation) {
            drifted = true;
            return Signal.DRIFT;
        }
        return level > leastRate + warningLevel * leastDeviation ? Signal.WARNING : Signal.STABLE;
    }
}
