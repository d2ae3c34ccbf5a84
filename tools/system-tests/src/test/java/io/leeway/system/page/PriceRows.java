package io.leeway.system.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;

/** Rows of a regressor in which nothing is the matter, by the day. */
final class PriceRows {

    static final String HEADER = "id,at,area,rooms,district,prediction,price\n";

    private static final int ROWS_A_DAY = 60;

    private final Instant first;
    private final Random random = new Random(17);
    private int row;

    /**
     * Rows from a day on.
     *
     * @param row the number of the first, which names it
     */
    PriceRows(Instant first, int row) {
        this.first = first;
        this.row = row;
    }

    /** The definition of the model. */
    static String definition(String model) {
        return """
                {"model": "%s", "task": "regression", "rowId": "id", "timestamp": "at", "window": {"every": "P1D"},
                 "reference": {"period": "P1D"},
                 "features": {"area": "numeric", "rooms": "numeric", "district": "categorical"},
                 "prediction": {"column": "prediction"}, "target": "price"}
                """.formatted(model);
    }

    void appendDay(StringBuilder csv, int day, boolean labelled) {
        for (int i = 0; i < ROWS_A_DAY; i++) {
            double area = 45 + 110 * random.nextDouble();
            double price = 3_200 * area + 20_000 * random.nextGaussian();
            csv.append(String.format(
                    Locale.ROOT,
                    "p%d,%s,%.1f,%d,%s,%.0f,%s%n",
                    row++,
                    first.plus(Duration.ofDays(day)).plusSeconds(i * 1_400L),
                    area,
                    2 + (int) (area / 30),
                    random.nextInt(3) == 0 ? "Harbour" : "Hill",
                    3_200 * area,
                    labelled ? String.format(Locale.ROOT, "%.0f", price) : ""));
        }
    }
}
