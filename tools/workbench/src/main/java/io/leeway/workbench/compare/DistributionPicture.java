package io.leeway.workbench.compare;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.Distribution;

/** Draws both shapes of a column as one inline picture: the reference as filled bars, the current one as outlined steps. */
final class DistributionPicture {

    private static final double WIDTH = 320;
    private static final double HEIGHT = 96;

    private DistributionPicture() {}

    static String of(String column, @Nullable Distribution distribution) {
        if (distribution == null) {
            return "<p class=\"none\">no values on one side</p>";
        }
        List<Double> before = distribution.reference();
        List<Double> now = distribution.current();
        double highest = Math.max(highest(before), highest(now));
        double width = WIDTH / before.size();
        StringBuilder picture = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"distribution of %s\">",
                WIDTH,
                HEIGHT,
                Html.escaped(column)));
        for (int i = 0; i < before.size(); i++) {
            double height = HEIGHT * before.get(i) / highest;
            picture.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"reference\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"><title>%s</title></rect>",
                    i * width + 1,
                    HEIGHT - height,
                    Math.max(1, width - 2),
                    height,
                    Html.escaped(title(distribution, i))));
        }
        for (int i = 0; i < now.size(); i++) {
            double y = Math.min(HEIGHT - 1, HEIGHT - HEIGHT * now.get(i) / highest + 1);
            picture.append(String.format(
                    Locale.ROOT,
                    "<path class=\"current\" d=\"M%.2f %.2fV%.2fH%.2fV%.2f\"/>",
                    i * width + 1,
                    HEIGHT,
                    y,
                    (i + 1) * width - 1,
                    HEIGHT));
        }
        return picture.append("</svg>").append(axis(distribution)).toString();
    }

    private static double highest(List<Double> shares) {
        return Math.max(
                1e-9, shares.stream().mapToDouble(Double::doubleValue).max().orElse(0));
    }

    private static String range(Distribution distribution, int bin) {
        List<Double> edges = Objects.requireNonNull(distribution.edges(), "numbers have edges");
        return Numbers.of(edges.get(bin)) + " to " + Numbers.of(edges.get(bin + 1));
    }

    private static String title(Distribution distribution, int bin) {
        List<String> categories = distribution.categories();
        String name = categories == null ? range(distribution, bin) : categories.get(bin);
        return String.format(
                Locale.ROOT,
                "%s: %.1f %% in the reference, %.1f %% now",
                name,
                100 * distribution.reference().get(bin),
                100 * distribution.current().get(bin));
    }

    private static String axis(Distribution distribution) {
        List<Double> edges = distribution.edges();
        if (edges != null) {
            return "<div class=\"axis\"><span>" + Numbers.of(edges.getFirst()) + "</span><span>"
                    + Numbers.of(edges.getLast()) + "</span></div>";
        }
        List<String> categories = distribution.categories();
        if (categories == null) {
            return "";
        }
        StringBuilder names = new StringBuilder("<div class=\"categories\">");
        categories.forEach(
                name -> names.append("<span>").append(Html.escaped(name)).append("</span>"));
        return names.append("</div>").toString();
    }
}
