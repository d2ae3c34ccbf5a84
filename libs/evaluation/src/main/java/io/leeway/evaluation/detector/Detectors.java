package io.leeway.evaluation.detector;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.evaluation.profiles.ColumnPair;

/** The detectors that are installed, by name. */
public final class Detectors {

    private final Map<StatisticName, Detector> byName;

    private Detectors(Map<StatisticName, Detector> byName) {
        this.byName = Collections.unmodifiableMap(byName);
    }

    /** Those that come with Leeway: every statistic of the library for one column. */
    public static Detectors builtIn() {
        return with(List.of());
    }

    /**
     * Those that come with Leeway, and others.
     *
     * @throws IllegalArgumentException if two have the same name
     */
    public static Detectors with(Iterable<? extends Detector> others) {
        Map<StatisticName, Detector> byName = new LinkedHashMap<>();
        NumericDetectors.all().forEach(detector -> byName.put(detector.name(), detector));
        // The same name may stand for a numeric and a categorical statistic.
        CategoricalDetectors.all().forEach(detector -> byName.merge(detector.name(), detector, Detectors::eitherType));
        for (Detector other : others) {
            if (byName.putIfAbsent(other.name(), other) != null) {
                throw new IllegalArgumentException("There are two detectors named '" + other.name() + "'.");
            }
        }
        return new Detectors(byName);
    }

    private static Detector eitherType(Detector numeric, Detector categorical) {
        return new FunctionDetector(numeric.name(), numeric::measure, categorical::measure);
    }

    /** The detector of that name, if it is installed. */
    public Optional<Detector> find(StatisticName name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What every detector that is for this type of column says, held against nothing; the built-in ones first. */
    public List<StatisticResult> measure(ColumnPair pair) {
        List<StatisticResult> results = new ArrayList<>();
        byName.forEach((name, detector) ->
                detector.measure(pair).ifPresent(measurement -> results.add(measurement.toResult(name))));
        return results;
    }
}
