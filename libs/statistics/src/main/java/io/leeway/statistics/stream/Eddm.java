package io.leeway.statistics.stream;

/**
 * The early drift detection method (M. Baena-García et al. 2006) for a stream of errors (1) and hits (0): signals when the
 * distance between errors falls below the greatest it has been. As in river; a warning lasts until the next error.
 */
public final class Eddm implements ChangeDetector {

    private final int warmUp;
    private final double warningShare;
    private final double driftShare;

    private long size;
    private long lastError;
    private long errors;
    private double mean;
    private double squares;
    private double greatest;
    private Signal last = Signal.STABLE;

    /**
     * A detector.
     *
     * @param warmUp the values and the errors to see before it signals, at least 1
     * @param warningShare the share of the greatest distance below which it warns, above 0 and at most 1
     * @param driftShare the share below which it signals drift, above 0 and at most {@code warningShare}
     * @throws IllegalArgumentException if a parameter is out of range
     */
    public Eddm(int warmUp, double warningShare, double driftShare) {
        if (warmUp < 1 || !(driftShare > 0 && driftShare <= warningShare && warningShare <= 1)) {
            throw new IllegalArgumentException("warmUp must be at least 1 and 0 < driftShare <= warningShare <= 1");
        }
        this.warmUp = warmUp;
        this.warningShare = warningShare;
        this.driftShare = driftShare;
        reset();
    }

    /** The usual parameters: 30, 0.95, 0.9. */
    public static Eddm withDefaults() {
        return new Eddm(30, 0.95, 0.9);
    }

    private void reset() {
        size = 0;
        lastError = 0;
        errors = 0;
        mean = 0;
        squares = 0;
        greatest = -1;
        last = Signal.STABLE;
    }

    @Override
    public Signal update(double value) {
        boolean error = ChangeDetector.requireError(value);
        if (last == Signal.DRIFT) {
            reset();
        }
        size++;
        if (error) {
            takeDistance(size - lastError);
            if (size > warmUp) {
                judge();
            }
            lastError = size;
        }
        return last;
    }

    private void takeDistance(double distance) {
        errors++;
        double difference = distance - mean;
        mean += difference / errors;
        squares += difference * (distance - mean);
    }

    private void judge() {
        double deviation = errors > 1 ? Math.sqrt(squares / (errors - 1)) : 0;
        double level = mean + 2 * deviation;
        if (level > greatest) {
            greatest = level;
        } else if (errors > warmUp) {
            double share = level / greatest;
            last = share < driftShare ? Signal.DRIFT : share < warningShare ? Signal.WARNING : Signal.STABLE;
        }
    }
}
