package io.leeway.workbench.dataset;

import java.util.Arrays;
import java.util.List;

/**
 * Technical indicators of hourly prices, as Wilder (1978) and the usual charting programs define them; each looks only
 * back.
 */
final class Indicators {

    /** What {@link #of} computes, in its order. */
    static final List<String> COLUMNS = List.of(
            "open",
            "high",
            "low",
            "close",
            "volume",
            "sma_10",
            "sma_60",
            "ema_10",
            "ema_30",
            "ema_200",
            "roc_10",
            "roc_30",
            "mom_10",
            "mom_30",
            "rsi_10",
            "rsi_30",
            "rsi_200",
            "stoch_k_10",
            "stoch_d_10",
            "stoch_k_30",
            "stoch_d_30");

    /** Hours before all of them have forgotten how they began. */
    static final int WARM_UP = 200;

    private Indicators() {}

    static double[][] of(Candles candles) {
        double[] close = candles.close();
        double[] fast = stochastic(candles, 10);
        double[] slow = stochastic(candles, 30);
        return new double[][] {
            candles.open(),
            candles.high(),
            candles.low(),
            close,
            candles.volume(),
            mean(close, 10),
            mean(close, 60),
            exponential(close, 10),
            exponential(close, 30),
            exponential(close, 200),
            rateOfChange(close, 10),
            rateOfChange(close, 30),
            momentum(close, 10),
            momentum(close, 30),
            relativeStrength(close, 10),
            relativeStrength(close, 30),
            relativeStrength(close, 200),
            fast,
            mean(fast, 3),
            slow,
            mean(slow, 3)
        };
    }

    /** The mean of the last so many values, of fewer at the beginning. */
    static double[] mean(double[] values, int window) {
        double[] means = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int from = Math.max(0, i - window + 1);
            // Summed anew each time: a running sum would carry its rounding errors through the whole series.
            double sum = 0;
            for (int j = from; j <= i; j++) {
                sum += values[j];
            }
            means[i] = sum / (i - from + 1);
        }
        return means;
    }

    /** The exponential mean with weight 2 / (span + 1), begun at the first value. */
    static double[] exponential(double[] values, int span) {
        double weight = 2.0 / (span + 1);
        double[] means = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            means[i] = i == 0 ? values[0] : weight * values[i] + (1 - weight) * means[i - 1];
        }
        return means;
    }

    /** The change over so many hours in percent. */
    static double[] rateOfChange(double[] values, int hours) {
        double[] changes = new double[values.length];
        for (int i = hours; i < values.length; i++) {
            changes[i] = 100 * (values[i] / values[i - hours] - 1);
        }
        return changes;
    }

    /** The change over so many hours. */
    static double[] momentum(double[] values, int hours) {
        double[] changes = new double[values.length];
        for (int i = hours; i < values.length; i++) {
            changes[i] = values[i] - values[i - hours];
        }
        return changes;
    }

    /** 0 to 100: the share of gains in gains and losses, smoothed exponentially with weight 1 / window. */
    static double[] relativeStrength(double[] values, int window) {
        double[] strength = new double[values.length];
        Arrays.fill(strength, 0, Math.min(1, values.length), 50);
        double gains = 0;
        double losses = 0;
        for (int i = 1; i < values.length; i++) {
            double change = values[i] - values[i - 1];
            gains += (Math.max(0, change) - gains) / window;
            losses += (Math.max(0, -change) - losses) / window;
            strength[i] = gains + losses == 0 ? 50 : 100 * gains / (gains + losses);
        }
        return strength;
    }

    /** 0 to 100: where the close lies between the lowest and the highest price of the last so many hours. */
    static double[] stochastic(Candles candles, int window) {
        double[] positions = new double[candles.size()];
        for (int i = 0; i < positions.length; i++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int j = Math.max(0, i - window + 1); j <= i; j++) {
                low = Math.min(low, candles.low()[j]);
                high = Math.max(high, candles.high()[j]);
            }
            positions[i] = high == low ? 50 : 100 * (candles.close()[i] - low) / (high - low);
        }
        return positions;
    }
}
