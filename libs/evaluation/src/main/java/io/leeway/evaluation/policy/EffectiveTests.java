package io.leeway.evaluation.policy;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.Unusualness;
import io.leeway.contracts.reports.UnusualnessBuilder;
import io.leeway.contracts.text.Listing;
import io.leeway.evaluation.calibration.EffectiveRows;
import io.leeway.evaluation.profiles.ColumnPair;
import io.leeway.statistics.distance.BinnedCounts;
import io.leeway.statistics.hypothesis.EffectiveSize;
import io.leeway.statistics.multiple.BenjaminiHochberg;

/**
 * Tests of columns whose rows depend on each other, as if there were only as many as they are worth: Kolmogorov-Smirnov for
 * numbers, chi-square for categories, corrected for the number of columns at a false-discovery rate.
 */
final class EffectiveTests {

    private static final BenjaminiHochberg CORRECTION = new BenjaminiHochberg();
    private static final int NAMED = 3;

    private final EffectiveRows rows;
    private final double level;
    private final Map<String, Test> tests;

    /**
     * The test of one column.
     *
     * @param worth how many independent rows the batch's are worth
     */
    private record Test(double pValue, double adjusted, String method, double worth) {}

    private record Found(double pValue, String method, double worth) {}

    private EffectiveTests(EffectiveRows rows, double level, Map<String, Test> tests) {
        this.rows = rows;
        this.level = level;
        this.tests = tests;
    }

    /**
     * Tests columns.
     *
     * @param pairs those that have enough values on both sides; of a column whose rows' worth is not known nothing is said
     */
    static EffectiveTests of(EffectiveRows rows, double level, Map<String, ColumnPair> pairs) {
        Map<String, Found> found = new LinkedHashMap<>();
        pairs.forEach((column, pair) -> {
            @Nullable Double time = rows.times().get(column);
            if (time != null) {
                test(pair, time).ifPresent(test -> found.put(column, test));
            }
        });
        double[] adjusted = CORRECTION.adjust(
                found.values().stream().mapToDouble(Found::pValue).toArray());
        Map<String, Test> tests = new LinkedHashMap<>();
        found.forEach((column, test) ->
                tests.put(column, new Test(test.pValue(), adjusted[tests.size()], test.method(), test.worth())));
        return new EffectiveTests(rows, level, tests);
    }

    private static Optional<Found> test(ColumnPair pair, double time) {
        return switch (pair) {
            case ColumnPair.Numeric numeric ->
                numeric.gap()
                        .toOptional()
                        .map(gap -> found(
                                "Kolmogorov-Smirnov",
                                EffectiveSize.kolmogorovSmirnov(gap, time),
                                gap.currentSize(),
                                time));
            case ColumnPair.Categorical categorical ->
                BinnedCounts.ofCategories(categorical.reference(), categorical.current())
                        .toOptional()
                        .map(counts -> RareCategories.of(counts, RareCategories.LEAST_EXPECTED * time)
                                .pooled())
                        .map(counts -> found(
                                "chi-square with rare categories pooled",
                                EffectiveSize.chiSquare(counts, time),
                                counts.currentTotal(),
                                time));
        };
    }

    private static Found found(String test, double pValue, long values, double time) {
        double worth = EffectiveSize.of(values, time);
        return new Found(
                pValue,
                String.format(Locale.ROOT, "%s, %d rows worth %.0f independent ones", test, values, worth),
                worth);
    }

    /** The evidence on a column by its test; empty where there is none. */
    Optional<Evidence> evidence(String column, Evidence independent) {
        return Optional.ofNullable(tests.get(column))
                .map(test -> independent.with(new Evidence.Significance(test.pValue(), test.method(), "", null)));
    }

    /** The verdict on a column that has a test. */
    Verdicts verdicts(String column) {
        return new TestVerdicts(
                Objects.requireNonNull(tests.get(column), "asked for the evidence first")
                        .adjusted(),
                level);
    }

    /**
     * What is said of all columns together; empty without a test.
     *
     * @param reason why the chunks cannot be used
     */
    Optional<Unusualness> summary(String reason) {
        return tests.values().stream()
                .min(Comparator.comparingDouble(Test::adjusted))
                .map(least -> {
                    List<String> unusual = tests.entrySet().stream()
                            .filter(entry -> entry.getValue().adjusted() <= level)
                            .sorted(Comparator.<Map.Entry<String, Test>>comparingDouble(
                                            entry -> entry.getValue().pValue())
                                    .thenComparing(Map.Entry::getKey))
                            .map(Map.Entry::getKey)
                            .toList();
                    return UnusualnessBuilder.builder()
                            .basis(Unusualness.Basis.EFFECTIVE_ROWS)
                            .reason(reason)
                            .chunks(rows.chunks())
                            .chunkRows(Math.round(rows.chunkRows()))
                            .pValue(least.adjusted())
                            .level(level)
                            .exceeded(!unusual.isEmpty())
                            .columns(unusual)
                            .explanation(explanation(least, unusual, reason))
                            .build();
                });
    }

    private String explanation(Test least, List<String> unusual, String reason) {
        double fewest = tests.values().stream().mapToDouble(Test::worth).min().orElseThrow();
        return String.format(
                Locale.ROOT,
                "%s (adjusted p = %.2g%s): rows depend on each other, and those of a column are worth %.0f independent ones"
                        + " at least; %s.",
                unusual.isEmpty() ? "Not unusual" : "Unusual",
                least.adjusted(),
                unusual.isEmpty() ? "" : ", by " + Listing.of(unusual, NAMED),
                fewest,
                reason);
    }
}
