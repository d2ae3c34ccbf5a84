package io.leeway.benchmarks.alarms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.leeway.benchmarks.Poisson;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.profiles.MonitoredColumns;

/** Data of {@value #COLUMNS} independent columns, by what their values are. */
enum DataKind {
    NORMAL("normal", Sources.NORMAL),
    HEAVY_TAILED("t with 3 degrees of freedom, log-normal", Sources.STUDENT, Sources.LOGNORMAL),
    COUNTS(
            "counts (Poisson, mean 0.5, 3, 20)",
            ColumnSource.numbers(random -> Poisson.next(0.5, random)),
            ColumnSource.numbers(random -> Poisson.next(3, random)),
            ColumnSource.numbers(random -> Poisson.next(20, random))),
    ZERO_INFLATED("80 % zeros, else log-normal", Sources.MOSTLY_ZERO),
    AMOUNTS("log-normal", Sources.LOGNORMAL),
    CATEGORIES("200 categories, Zipf", ColumnSource.zipf(200, 1)),
    LONG_TAIL("1,000 categories, Zipf", ColumnSource.zipf(1_000, 1)),
    STATES("51 states", Sources.STATES),
    SPARSE("95 % missing, normal and 5 categories", Sources.NORMAL.sparse(0.95), Sources.FEW.sparse(0.95)),
    BALANCED("mixed; classifier, 50 % positives", new ModelOutput.Classifier(0.5, 2), Sources.MIXED),
    RARE("mixed; classifier, 2 % positives", new ModelOutput.Classifier(0.02, 3), Sources.MIXED),
    REGRESSION("mixed; regressor", new ModelOutput.Regressor(), Sources.MIXED);

    static final int COLUMNS = 20;

    private final String title;
    private final ModelOutput output;
    private final ColumnSource[] sources;

    DataKind(String title, ColumnSource... sources) {
        this(title, new ModelOutput.None(), sources);
    }

    DataKind(String title, ModelOutput output, ColumnSource... sources) {
        this.title = title;
        this.output = output;
        this.sources = sources;
    }

    String title() {
        return title;
    }

    ModelDefinition definition() {
        Map<String, FeatureType> types = new LinkedHashMap<>();
        features().forEach((name, source) -> types.put(name, source.type()));
        return output.definition(types);
    }

    MonitoredColumns monitored() {
        return hasOutput()
                ? MonitoredColumns.of(definition())
                : MonitoredColumns.ofFeatures(definition().features());
    }

    boolean hasOutput() {
        return !(output instanceof ModelOutput.None);
    }

    /** Rows that depend on the seed alone. */
    DataStream open(long seed) {
        return new IndependentRows(features(), output, seed);
    }

    /** The name of the column at a place, from 0. */
    static String column(int place) {
        return "x" + place;
    }

    private Map<String, ColumnSource> features() {
        Map<String, ColumnSource> features = new LinkedHashMap<>();
        for (int place = 0; place < COLUMNS; place++) {
            features.put(column(place), sources[place % sources.length]);
        }
        return features;
    }

    /** What several kinds have in common. */
    private static final class Sources {
        private static final ColumnSource NORMAL = ColumnSource.numbers(random -> random.nextGaussian());
        private static final ColumnSource STUDENT = ColumnSource.numbers(ColumnSource::student);
        private static final ColumnSource LOGNORMAL = ColumnSource.numbers(ColumnSource::lognormal);
        private static final ColumnSource MOSTLY_ZERO = ColumnSource.mostlyZero(0.2, ColumnSource::lognormal);
        private static final ColumnSource STATES = ColumnSource.falling(51, 0.92);
        private static final ColumnSource FEW = ColumnSource.falling(5, 0.6);
        private static final ColumnSource[] MIXED =
                List.of(NORMAL, LOGNORMAL, MOSTLY_ZERO, STATES, FEW).toArray(ColumnSource[]::new);
    }
}
