package io.leeway.demo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.BatchSummary;

/** Draws a model's batches over time, one panel each for drift, performance and risk, as a picture that stands alone. */
final class TimelineChart {

    private static final double LEFT = 64;
    private static final double WIDTH = 860;
    private static final double PANEL = 120;
    private static final double GAP = 46;
    private static final double TOP = 56;

    private final String model;
    private final String metric;
    private final List<BatchSummary> batches;
    private final StringBuilder picture = new StringBuilder();

    private TimelineChart(String model, String metric, List<BatchSummary> batches) {
        this.model = model;
        this.metric = metric;
        this.batches = batches;
    }

    /**
     * The picture, SVG.
     *
     * @param metric the performance metric that is drawn
     * @param batches in the order of time, at least one
     */
    static String of(String model, String metric, List<BatchSummary> batches) {
        return new TimelineChart(model, metric, batches).draw();
    }

    private String draw() {
        double height = TOP + 3 * (PANEL + GAP);
        picture.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 960 %.0f\" font-family=\"system-ui, sans-serif\""
                        + " font-size=\"12\"><rect width=\"960\" height=\"%.0f\" fill=\"#ffffff\"/>"
                        + "<text x=\"%.0f\" y=\"26\" font-size=\"17\" font-weight=\"600\" fill=\"#1c2430\">%s</text>%n",
                height,
                height,
                LEFT,
                model));
        panel(
                0,
                "drifted features, %",
                "#0b62d6",
                batch -> batch.driftShare() == null ? null : 100 * batch.driftShare(),
                100.0);
        panel(1, metric, "#8a6100", batch -> batch.performance().get(metric), null);
        panel(2, "risk", "#b3261e", BatchSummary::score, 100.0);
        return picture.append("</svg>\n").toString();
    }

    private void panel(
            int index,
            String title,
            String colour,
            Function<BatchSummary, @Nullable Double> read,
            @Nullable Double top) {
        double y = TOP + index * (PANEL + GAP);
        double highest = top != null
                ? top
                : batches.stream()
                        .map(read)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(1);
        text(LEFT, y - 8, "start", "#1c2430", title);
        for (int line = 0; line <= 2; line++) {
            double at = y + PANEL - line * PANEL / 2;
            picture.append(String.format(
                    Locale.ROOT, "<path d=\"M%.1f %.1fH%.1f\" stroke=\"#dfe3e8\"/>%n", LEFT, at, LEFT + WIDTH));
            text(LEFT - 8, at + 4, "end", "#66707f", label(highest * line / 2));
        }
        line(y, highest, colour, read);
        alarms(y, highest, read);
        if (index == 2) {
            names(y + PANEL + 20);
        }
    }

    private void line(double y, double highest, String colour, Function<BatchSummary, @Nullable Double> read) {
        String points = IntStream.range(0, batches.size())
                .filter(i -> read.apply(batches.get(i)) != null)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        x(i),
                        y(y, highest, Objects.requireNonNull(read.apply(batches.get(i))))))
                .collect(Collectors.joining(" "));
        picture.append(String.format(
                Locale.ROOT,
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\"/>%n",
                points,
                colour));
    }

    /** A dot on each batch at warning or above. */
    private void alarms(double y, double highest, Function<BatchSummary, @Nullable Double> read) {
        for (int i = 0; i < batches.size(); i++) {
            BatchSummary batch = batches.get(i);
            Double value = read.apply(batch);
            boolean alarm = batch.level() == RiskLevel.WARNING || batch.level() == RiskLevel.CRITICAL;
            if (alarm && value != null) {
                picture.append(String.format(
                        Locale.ROOT,
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.6\" fill=\"#b3261e\"><title>%s: %.4g</title></circle>%n",
                        x(i),
                        y(y, highest, value),
                        batch.name(),
                        value));
            }
        }
    }

    private void names(double y) {
        int labels = Math.min(5, batches.size());
        for (int label = 0; label < labels; label++) {
            int i = labels == 1 ? 0 : label * (batches.size() - 1) / (labels - 1);
            String anchor = label == 0 ? "start" : label == labels - 1 ? "end" : "middle";
            text(x(i), y, anchor, "#66707f", batches.get(i).name());
        }
    }

    private void text(double x, double y, String anchor, String colour, String text) {
        picture.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                colour,
                text));
    }

    private static String label(double value) {
        return new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    private double x(int i) {
        return batches.size() == 1 ? LEFT + WIDTH / 2 : LEFT + WIDTH * i / (batches.size() - 1);
    }

    private static double y(double top, double highest, double value) {
        return top + PANEL - PANEL * Math.clamp(highest > 0 ? value / highest : 0, 0.0, 1.0);
    }
}
