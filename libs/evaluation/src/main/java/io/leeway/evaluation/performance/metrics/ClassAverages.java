package io.leeway.evaluation.performance.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.text.Listing;
import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.interval.ConfidenceInterval;
import io.leeway.statistics.interval.CountIntervals;
import io.leeway.statistics.metric.ConfusionMatrix;

/** Means over the classes of which there are rows; a class without any has no part, and is named. */
final class ClassAverages {

    private static final int NAMED = 5;

    private final List<ClassCounts> classes;

    private ClassAverages(List<ClassCounts> classes) {
        this.classes = classes;
    }

    static ClassAverages of(ConfusionMatrix matrix) {
        return new ClassAverages(IntStream.range(0, matrix.labels().size())
                .mapToObj(label -> new ClassCounts(matrix, label))
                .toList());
    }

    /** The mean of what each class has independently of the others, with its interval; undefined where no class has it. */
    Metric score(
            MetricName name,
            Function<ClassCounts, Outcome<Double>> value,
            Function<ClassCounts, Outcome<ConfidenceInterval>> interval) {
        return score(name, value, interval, counts -> 1, CountIntervals::mean);
    }

    /** The mean of the classes' F1. */
    Metric f1(MetricName name, ToDoubleFunction<ClassCounts> weight) {
        return score(name, ClassCounts::f1, ClassCounts::f1Interval, weight, CountIntervals::meanOfDependent);
    }

    private Metric score(
            MetricName name,
            Function<ClassCounts, Outcome<Double>> value,
            Function<ClassCounts, Outcome<ConfidenceInterval>> interval,
            ToDoubleFunction<ClassCounts> weight,
            Function<List<CountIntervals.Term>, Outcome<ConfidenceInterval>> within) {
        List<CountIntervals.Term> terms = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (ClassCounts counts : classes) {
            if (counts.support() > 0
                    && value.apply(counts) instanceof Outcome.Defined<Double>(Double found)
                    && interval.apply(counts) instanceof Outcome.Defined<ConfidenceInterval>(ConfidenceInterval own)) {
                terms.add(new CountIntervals.Term(found, weight.applyAsDouble(counts), own));
            } else {
                left.add(counts.name());
            }
        }
        return Metric.score(name, mean(terms))
                .within(within.apply(terms))
                .remarking(left.isEmpty() ? null : remark(left));
    }

    private static Outcome<Double> mean(List<CountIntervals.Term> terms) {
        double weights = terms.stream().mapToDouble(CountIntervals.Term::weight).sum();
        return weights == 0
                ? Outcome.undefined(Reason.SINGLE_CLASS)
                : Outcome.of(terms.stream()
                                .mapToDouble(term -> term.weight() * term.value())
                                .sum()
                        / weights);
    }

    private static @Nullable String remark(List<String> left) {
        return "without the classes " + Listing.of(left, NAMED) + ", of which there is no row";
    }
}
