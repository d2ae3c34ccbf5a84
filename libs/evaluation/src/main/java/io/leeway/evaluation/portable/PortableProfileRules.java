package io.leeway.evaluation.portable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.WindowSettings;
import io.leeway.contracts.text.Listing;
import io.leeway.evaluation.performance.LabelledCounts;
import io.leeway.evaluation.performance.metrics.ClassPairs;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.evaluation.profiles.OutputFindings;
import io.leeway.evaluation.profiles.RowCounts;
import io.leeway.evaluation.profiles.VectorSample;
import io.leeway.evaluation.profiles.Vectors;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.Consistency;
import io.leeway.statistics.profile.NumericProfile;

/** Whether a profile can be one of rows of a model: its columns are those of the model, and its counts fit together. */
public final class PortableProfileRules {

    private static final int NAMED = 20;

    /** A trillion; sums of as many as a body has profiles stay exact as numbers of JSON. */
    private static final long MOST_ROWS = 1L << 40;

    private static final double LARGEST_MEASURED = 1e150;

    private final ModelDefinition definition;
    private final Set<String> numeric = new TreeSet<>();
    private final Set<String> categorical = new TreeSet<>();
    private final Map<String, Integer> vectors;
    private final Set<String> read;
    private final Function<String, @Nullable String> textFault;

    /**
     * For rows of this model.
     *
     * @param read the columns that rows of the model are read with
     * @param textFault says what is wrong with a category, if anything
     */
    public PortableProfileRules(
            ModelDefinition definition, Set<String> read, Function<String, @Nullable String> textFault) {
        this.read = read;
        this.definition = definition;
        this.textFault = textFault;
        MonitoredColumns monitored = MonitoredColumns.of(definition);
        monitored.types().forEach((name, type) -> (type == FeatureType.NUMERIC ? numeric : categorical).add(name));
        monitored.attributed().forEach(feature -> numeric.add(MonitoredColumns.importance(feature)));
        vectors = Vectors.dimensions(definition);
    }

    /**
     * Checks a profile.
     *
     * @throws InvalidProfileException if it can be one of no rows of the model
     */
    public void check(PortableProfile profile) {
        long rows = profile.rows();
        require(rows <= MOST_ROWS && profile.rejected() <= MOST_ROWS, "is of more than " + MOST_ROWS + " rows");
        window(profile);
        intake(profile);
        DataProfile columns = profile.part().columns();
        if (rows == 0) {
            require(columns.numeric().isEmpty() && columns.categorical().isEmpty(), "has columns, but no rows");
            require(!profile.labelled().isAny(), "counts labels, but has no rows");
            return;
        }
        names("numeric", numeric, columns.numeric().keySet());
        names("categorical", categorical, columns.categorical().keySet());
        names("vector", vectors.keySet(), columns.vectors().keySet());
        columns.numeric().forEach((name, column) -> numeric(name, column, rows));
        columns.categorical().forEach((name, column) -> categorical(name, column, rows));
        columns.vectors().forEach((name, sample) -> vectors(name, sample, rows));
        outputs(columns.outputs(), columns, rows);
        labels(profile.labelled(), columns, rows);
        counts(profile.part().counts(), rows);
        require(
                profile.part().joint().columns().isEmpty()
                        || profile.part().joint().rows() == rows,
                "is of " + rows + " rows, but looks at those of "
                        + profile.part().joint().rows() + " for what features do together");
    }

    private void window(PortableProfile profile) {
        Instant begin = profile.window();
        Instant from = profile.from();
        Instant to = profile.to();
        require((from == null) == (to == null) && (from == null || !from.isAfter(to)), "ends before it begins");
        require(from == null || definition.timestamp() != null, "has event times, but the model has none");
        Optional<Duration> length = Optional.ofNullable(definition.window()).flatMap(WindowSettings::length);
        if (length.isEmpty()) {
            require(begin == null, "says which window its rows lie in, but the model has no windows in event time");
            return;
        }
        if (profile.rows() == 0) {
            return;
        }
        if (begin == null || from == null || to == null) {
            throw new InvalidProfileException("does not say which window its rows lie in");
        }
        Instant window = WindowSettings.begin(begin, length.get());
        require(window.equals(begin), "says its window begins at " + begin + ", where none does");
        require(
                !from.isBefore(begin) && to.isBefore(begin.plus(length.get())),
                "has event times from " + from + " to " + to + ", which are not all in the window that begins at "
                        + begin);
    }

    private void intake(PortableProfile profile) {
        for (Map<String, Long> counts :
                List.of(profile.intake().unreadable(), profile.intake().folded())) {
            counts.forEach((column, count) -> require(
                    count <= profile.rows(),
                    "counts " + count + " cells of column " + column + " in " + profile.rows() + " rows"));
        }
        profile.intake()
                .rejectedByColumn()
                .forEach((column, count) -> require(
                        count <= profile.rejected(),
                        "counts more rejected rows by column " + column + " than there are"));
        Set<String> names = new HashSet<>(profile.intake().unreadable().keySet());
        names.addAll(profile.intake().folded().keySet());
        names.addAll(profile.intake().rejectedByColumn().keySet());
        require(read.containsAll(names), "tells of cells of columns that the model has not");
        profile.intake()
                .extraColumns()
                .forEach(name -> require(textFault.apply(name) == null, "names a column that cannot be called so"));
    }

    private static void names(String what, Set<String> wanted, Set<String> found) {
        List<String> missing =
                wanted.stream().filter(name -> !found.contains(name)).toList();
        require(missing.isEmpty(), "lacks the " + what + " columns " + Listing.of(missing, NAMED));
        List<String> extra =
                found.stream().filter(name -> !wanted.contains(name)).sorted().toList();
        require(extra.isEmpty(), "has " + what + " columns that the model has not: " + Listing.of(extra, NAMED));
    }

    private void numeric(String name, NumericProfile column, long rows) {
        Consistency.fault(column).ifPresent(fault -> wrong(name, fault));
        rows(name, column.rows(), rows);
        boolean measured = name.equals(definition.prediction().column());
        boolean probability = definition.prediction().probabilityColumns().contains(name);
        if (measured || probability) {
            require(
                    column.positiveInfinities() + column.negativeInfinities() == 0,
                    "is wrong in column " + name + ": it counts infinite values");
        }
        if (measured && column.size() > 0) {
            require(
                    Math.max(Math.abs(column.min()), Math.abs(column.max())) <= LARGEST_MEASURED,
                    "is wrong in column " + name + ": it has a value beyond 1e150");
        }
    }

    private void categorical(String name, CategoricalProfile column, long rows) {
        Consistency.fault(column).ifPresent(fault -> wrong(name, fault));
        rows(name, column.rows(), rows);
        require(
                column.cap() <= CategoricalProfile.DEFAULT_CAP,
                "is wrong in column " + name + ": it holds up to " + column.cap() + " categories, more than "
                        + CategoricalProfile.DEFAULT_CAP);
        for (int i = 0; i < column.distinct(); i++) {
            String fault = textFault.apply(column.category(i));
            if (fault != null) {
                wrong(name, "a category cannot be kept. " + fault);
            }
        }
    }

    private void vectors(String name, VectorSample sample, long rows) {
        boolean counts = sample.usable() >= 0 && sample.unusable() >= 0 && sample.usable() <= rows;
        require(
                counts && sample.usable() + sample.unusable() == rows,
                "is wrong in vectors " + name + ": they are not of " + rows + " rows");
        require(
                sample.rows().size() == Math.min(VectorSample.MOST, sample.usable()),
                "is wrong in vectors " + name + ": it samples " + sample.rows().size() + " of " + sample.usable());
        long previous = Long.MIN_VALUE;
        for (VectorSample.Row row : sample.rows()) {
            require(row.hash() >= previous, "is wrong in vectors " + name + ": they are out of order");
            previous = row.hash();
            require(
                    Vectors.isUsable(name, row.vector())
                            && Integer.valueOf(row.vector().length).equals(vectors.get(name)),
                    "is wrong in vectors " + name + ": one is no such vector");
        }
    }

    private void outputs(OutputFindings outputs, DataProfile columns, long rows) {
        boolean counts = outputs.positiveRows() <= rows
                && outputs.negativeRows() <= rows - outputs.positiveRows()
                && outputs.withProbabilities() <= rows
                && outputs.notSummingToOne() <= outputs.withProbabilities();
        require(counts, "counts outputs of more rows than it has");
        Set<String> texts = new HashSet<>(outputs.predicted());
        texts.addAll(outputs.truth());
        require(
                outputs.predicted().size() <= OutputFindings.MOST_CLASSES
                        && outputs.truth().size() <= OutputFindings.MOST_CLASSES
                        && texts.stream().allMatch(text -> textFault.apply(text) == null),
                "names classes that there cannot be");
        CategoricalProfile predictions =
                columns.categorical(definition.prediction().column());
        List<String> unknown = predictions.isPooled()
                ? List.of()
                : outputs.predicted().stream()
                        .filter(label -> predictions.count(label) == 0)
                        .sorted()
                        .collect(Collectors.toList());
        require(unknown.isEmpty(), "names predicted classes that no row has: " + Listing.of(unknown, NAMED));
    }

    private void labels(LabelledCounts labelled, DataProfile columns, long rows) {
        if (!labelled.isAny()) {
            return;
        }
        require(
                definition.task().isClassification() && definition.target() != null,
                "counts labels, which are counted of a classifier with a target only");
        require(labelled.labelled() <= rows, "counts " + labelled.labelled() + " labels of " + rows + " rows");
        ClassPairs pairs = labelled.pairs();
        require(
                pairs.classes().stream().allMatch(name -> textFault.apply(name) == null),
                "counts labels of a class that there cannot be");
        CategoricalProfile predictions =
                columns.categorical(definition.prediction().column());
        pairs.predicted()
                .forEach((name, count) -> require(
                        predictions.isPooled() || count <= predictions.count(name),
                        "counts more labels of rows that are predicted as " + name + " than there are such rows"));
        // Where the rows themselves have no true values, the labels were joined to them.
        Set<String> truth = columns.outputs().truth();
        require(
                truth.isEmpty()
                        || truth.size() >= OutputFindings.MOST_CLASSES
                        || truth.containsAll(pairs.counts().keySet()),
                "counts labels of a class that is not among its true ones");
    }

    private static void counts(RowCounts counts, long rows) {
        long counted = 0;
        for (int count : counts.counts()) {
            counted += count;
        }
        require(
                counts.level() == 0 ? counted == rows : counted <= rows,
                "counts " + counted + " rows by their features, but is of " + rows);
    }

    private static void rows(String name, long found, long rows) {
        require(found == rows, "is wrong in column " + name + ": it has " + found + " rows, the profile " + rows);
    }

    private static void wrong(String name, String fault) {
        throw new InvalidProfileException("is wrong in column " + name + ": it " + fault);
    }

    private static void require(boolean condition, String fault) {
        if (!condition) {
            throw new InvalidProfileException(fault);
        }
    }
}
