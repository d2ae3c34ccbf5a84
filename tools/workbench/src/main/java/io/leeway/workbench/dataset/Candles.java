package io.leeway.workbench.dataset;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Hourly prices, oldest first.
 *
 * @param epochSeconds when each hour begins
 * @param open the first price
 * @param high the highest
 * @param low the lowest
 * @param close the last
 * @param volume what was traded
 */
record Candles(long[] epochSeconds, double[] open, double[] high, double[] low, double[] close, double[] volume) {

    private static final DateTimeFormatter SPACED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TWELVE_HOURS = DateTimeFormatter.ofPattern("yyyy-MM-dd hh-a", Locale.ROOT);

    int size() {
        return close.length;
    }

    Instant time(int hour) {
        return Instant.ofEpochSecond(epochSeconds[hour]);
    }

    /** Reads either layout, in either order of time; of an hour given twice the first is taken. */
    static Candles of(Table table) {
        int unix = find(table, "unix timestamp", "unix");
        int time = unix >= 0 ? unix : find(table, "timestamp", "date", "open_time");
        if (time < 0) {
            throw new IllegalArgumentException(
                    "The file needs a column 'timestamp', or the columns Unix Timestamp,Date,Symbol,Open,High,Low,Close,Volume;"
                            + " it has " + String.join(", ", table.columns()) + ".");
        }
        int[] prices = {
            require(table, "open"),
            require(table, "high"),
            require(table, "low"),
            require(table, "close"),
            require(table, "volume")
        };
        List<double[]> rows = new ArrayList<>(table.size());
        for (int row = 0; row < table.size(); row++) {
            double[] values = new double[prices.length + 1];
            values[0] = seconds(table, row, time, unix >= 0);
            for (int i = 0; i < prices.length; i++) {
                values[i + 1] = table.number(row, prices[i]);
            }
            rows.add(values);
        }
        rows.sort(Comparator.comparingDouble(values -> values[0]));
        return columns(rows);
    }

    /** A random walk with calm and stormy times. */
    static Candles generate(Random random, int hours) {
        List<double[]> rows = new ArrayList<>(hours);
        double start = Instant.parse("2022-01-03T00:00:00Z").getEpochSecond();
        double price = 2_000;
        double storm = 0.006;
        for (int hour = 0; hour < hours; hour++) {
            storm = Math.max(0.003, Math.min(0.02, storm * Math.exp(0.03 * random.nextGaussian())));
            // Pulled gently towards 2,000, so that the invented market stays in the range that is learnt.
            double step = storm * random.nextGaussian() + 0.0003 * Math.log(2_000 / price);
            double close = price * Math.exp(step);
            double high = Math.max(price, close) * (1 + 0.3 * storm * random.nextDouble());
            double low = Math.min(price, close) * (1 - 0.3 * storm * random.nextDouble());
            double volume = 5_000 * Math.exp(0.6 * random.nextGaussian() + 60 * storm);
            rows.add(new double[] {start + 3_600.0 * hour, price, high, low, close, volume});
            price = close;
        }
        return columns(rows);
    }

    private static Candles columns(List<double[]> rows) {
        List<double[]> once = new ArrayList<>(rows.size());
        for (double[] row : rows) {
            if (once.isEmpty() || once.getLast()[0] != row[0]) {
                once.add(row);
            }
        }
        return new Candles(
                once.stream().mapToLong(row -> (long) row[0]).toArray(),
                column(once, 1),
                column(once, 2),
                column(once, 3),
                column(once, 4),
                column(once, 5));
    }

    private static double[] column(List<double[]> rows, int index) {
        return rows.stream().mapToDouble(row -> row[index]).toArray();
    }

    private static int find(Table table, String... names) {
        for (String name : names) {
            for (int i = 0; i < table.columns().size(); i++) {
                if (table.columns().get(i).strip().equalsIgnoreCase(name)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static int require(Table table, String name) {
        int index = find(table, name);
        return index >= 0 ? index : table.require(name);
    }

    private static double seconds(Table table, int row, int column, boolean unix) {
        if (unix) {
            double value = table.number(row, column);
            // The files that count milliseconds have 13 digits, those that count seconds 10.
            return value > 1e11 ? Duration.ofMillis((long) value).toSeconds() : value;
        }
        String cell = table.rows().get(row)[column].strip();
        try {
            return instant(cell).getEpochSecond();
        } catch (DateTimeException exception) {
            throw new IllegalArgumentException(
                    "Row " + (row + 1) + ", column '" + table.columns().get(column) + "': no time such as"
                            + " 2020-01-31T13:00:00Z.",
                    exception);
        }
    }

    private static Instant instant(String cell) {
        if (cell.contains("T")) {
            return Instant.parse(cell);
        }
        DateTimeFormatter format = cell.endsWith("M") ? TWELVE_HOURS : SPACED;
        return LocalDateTime.parse(cell, format).toInstant(ZoneOffset.UTC);
    }
}
