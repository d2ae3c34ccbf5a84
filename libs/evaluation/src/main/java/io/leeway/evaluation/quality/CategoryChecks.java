package io.leeway.evaluation.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.leeway.contracts.reports.QualityFinding;
import io.leeway.contracts.text.Spelling;
import io.leeway.statistics.distance.BinnedCounts;
import io.leeway.statistics.hypothesis.OneSidedCategories;
import io.leeway.statistics.hypothesis.ShareShift;
import io.leeway.statistics.profile.CategoricalProfile;

/** The checks of a column's categories one by one. */
final class CategoryChecks {

    private static final int NAMED = 5;

    private CategoryChecks() {}

    /** The checks of a column of which both sides have values. */
    static List<QualityCheck> of(
            String column,
            CategoricalProfile reference,
            CategoricalProfile current,
            BinnedCounts counts,
            QualitySettings settings) {
        List<QualityCheck> checks = new ArrayList<>();
        // With more categories than are kept, an unknown one may only be a rare one.
        if (!reference.isPooled()) {
            checks.add(appeared(column, reference, current, counts, settings));
        }
        if (!reference.isPooled() && !current.isPooled()) {
            checks.add(vanished(column, reference, current, counts, settings));
            checks.addAll(shares(column, reference, current, settings));
        }
        return checks;
    }

    /** Categories of the batch that the reference lacks, taken together. */
    private static QualityCheck appeared(
            String column,
            CategoricalProfile reference,
            CategoricalProfile current,
            BinnedCounts counts,
            QualitySettings settings) {
        return oneSided(
                        column,
                        "new-category",
                        OneSidedCategories.appeared(counts),
                        current.size(),
                        settings.newCategories(),
                        "%.1f %% in categories that are new%s, %.1f %% are expected",
                        names(current, reference) + spelling(current, reference))
                .of(data -> inNoOther(data.categorical(column), reference));
    }

    /** Rows in categories that the reference lacks; of a part of the reference, in those that its other parts lack. */
    private static Share inNoOther(CategoricalProfile some, CategoricalProfile reference) {
        return new Share(
                rowsIn(some, name -> reference.count(name) == 0 || reference.count(name) == some.count(name)),
                some.size());
    }

    private static long rowsIn(CategoricalProfile profile, Predicate<String> which) {
        return profile.counts().entrySet().stream()
                .filter(category -> which.test(category.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Categories of the reference that the batch lacks, taken together. */
    private static QualityCheck vanished(
            String column,
            CategoricalProfile reference,
            CategoricalProfile current,
            BinnedCounts counts,
            QualitySettings settings) {
        return oneSided(
                        column,
                        "vanished-category",
                        OneSidedCategories.vanished(counts),
                        reference.size(),
                        settings.vanishedCategories(),
                        "categories with %.1f %% of the reference's rows are gone%s, %.1f %% are expected",
                        names(reference, current))
                .of(data -> new Share(
                        rowsIn(reference, name -> data.categorical(column).count(name) == 0), reference.size()));
    }

    /** Rows in categories of one side, against what chance gives: with a long tail every sample shows some of its own. */
    private static QualityCheck oneSided(
            String column,
            String check,
            OneSidedCategories.Result found,
            long of,
            double floor,
            String message,
            String names) {
        double share = (double) found.rows() / of;
        double expected = found.expected() / of;
        boolean appeared = check.equals("new-category");
        return new QualityCheck(
                new QualityFinding(
                        column,
                        check,
                        appeared ? 0 : share,
                        appeared ? share : 0,
                        floor,
                        found.pValue(),
                        String.format(Locale.ROOT, message, 100 * share, names, 100 * expected)),
                found.pValue(),
                found.rows() > 0 && found.rows() - Math.floor(found.expected()) >= floor * of);
    }

    /** Some categories that the one side has and the other lacks, the most frequent first. */
    private static String names(CategoricalProfile of, CategoricalProfile lacking) {
        String names = of.counts().entrySet().stream()
                .filter(category -> lacking.count(category.getKey()) == 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(NAMED)
                .map(category -> shortened(category.getKey()))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " (" + names + ")";
    }

    /** A word for those who changed how all of the categories are written. */
    private static String spelling(CategoricalProfile current, CategoricalProfile reference) {
        return Spelling.difference(current.counts().keySet(), reference.counts().keySet())
                .map(way -> " - " + way + " -")
                .orElse("");
    }

    /** Each category's share; a new or vanished one has a check of its own. */
    private static List<QualityCheck> shares(
            String column, CategoricalProfile reference, CategoricalProfile current, QualitySettings settings) {
        TreeSet<String> both = new TreeSet<>(reference.counts().keySet());
        both.retainAll(current.counts().keySet());
        List<QualityCheck> checks = new ArrayList<>();
        for (String name : both) {
            double before = (double) reference.count(name) / reference.size();
            double now = (double) current.count(name) / current.size();
            double pValue =
                    ShareShift.pValue(reference.count(name), reference.size(), current.count(name), current.size());
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
                            Math.abs(now - before) >= settings.categoryShare())
                    .of(data -> new Share(
                            data.categorical(column).count(name),
                            data.categorical(column).size())));
        }
        return checks;
    }

    static String shortened(String name) {
        int longest = 40;
        return name.length() > longest ? name.substring(0, longest) + "..." : name;
    }
}
