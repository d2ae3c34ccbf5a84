package io.leeway.evaluation.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.leeway.contracts.reports.QualityFinding;
import io.leeway.statistics.hypothesis.ProportionTest;
import io.leeway.statistics.hypothesis.TestResult;
import io.leeway.statistics.profile.CategoricalProfile;

/** The checks of a column's categories one by one. */
final class CategoryChecks {

    private static final int NAMED = 5;

    private CategoryChecks() {}

    /** Categories of the reference that the batch lacks, taken together. */
    static QualityCheck vanished(
            String column, CategoricalProfile reference, CategoricalProfile current, QualitySettings settings) {
        List<String> gone = reference.counts().keySet().stream()
                .filter(name -> current.count(name) == 0)
                .toList();
        long rows = gone.stream().mapToLong(reference::count).sum();
        double share = (double) rows / reference.size();
        String names = gone.stream().limit(NAMED).map(CategoryChecks::shortened).collect(Collectors.joining(", "));
        double pValue = pValue(rows, reference.size(), 0, current.size());
        return new QualityCheck(
                new QualityFinding(
                        column,
                        "vanished-category",
                        share,
                        0,
                        settings.vanishedCategories(),
                        pValue,
                        String.format(
                                Locale.ROOT,
                                "categories with %.1f %% of the reference's rows are gone (%s)",
                                100 * share,
                                names)),
                pValue,
                rows > 0 && share >= settings.vanishedCategories());
    }

    /** Each category's share; a new or vanished one has a check of its own. */
    static List<QualityCheck> shares(
            String column, CategoricalProfile reference, CategoricalProfile current, QualitySettings settings) {
        TreeSet<String> both = new TreeSet<>(reference.counts().keySet());
        both.retainAll(current.counts().keySet());
        List<QualityCheck> checks = new ArrayList<>();
        for (String name : both) {
            double before = (double) reference.count(name) / reference.size();
            double now = (double) current.count(name) / current.size();
            double pValue = pValue(reference.count(name), reference.size(), current.count(name), current.size());
            checks.add(new QualityCheck(
                    new QualityFinding(
                            column,
                            "category-share",
                            before,
                            now,
                            settings.categoryShare(),
                            pValue,
                            String.format(
                                    Locale.ROOT,
                                    "%.1f %% are '%s', %.1f %% in the reference",
                                    100 * now,
                                    shortened(name),
                                    100 * before)),
                    pValue,
                    Math.abs(now - before) >= settings.categoryShare()));
        }
        return checks;
    }

    private static double pValue(long reference, long referenceOf, long current, long currentOf) {
        return ProportionTest.compare(reference, referenceOf, current, currentOf)
                .toOptional()
                .map(TestResult::pValue)
                .orElse(1.0);
    }

    static String shortened(String name) {
        int longest = 40;
        return name.length() > longest ? name.substring(0, longest) + "..." : name;
    }
}
