package io.leeway.ingest.datasets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.text.JsonFaults;
import io.leeway.contracts.text.Listing;
import io.leeway.evaluation.profiles.OutputCheck;
import io.leeway.evaluation.profiles.OutputFindings;
import io.leeway.ingest.rows.ReadRows;

/**
 * Holds a model's definition against a reference while it is read: what does not fit would become the normal state that batches
 * are compared with. Says what looks wrong; nothing of it refuses the reference.
 */
final class ReferenceWarnings implements Witness {

    private static final int NAMED = 5;

    /** How many columns have a warning of their own; in all of ten thousand the same is wrong. */
    private static final int MOST_COLUMNS = 20;

    private static final Comparator<Map.Entry<String, Long>> WORST_FIRST =
            Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());

    private final ModelDefinition definition;
    private final @Nullable OutputCheck outputs;
    private final Map<String, Long> outside = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();

    ReferenceWarnings(ModelDefinition definition) {
        this.definition = definition;
        outputs = definition.task().isClassification() ? new OutputCheck(definition) : null;
    }

    @Override
    public void see(Block block) {
        if (outputs != null) {
            outputs.add(block);
            countOutside(block);
        }
    }

    @Override
    public List<String> warnings(ReadRows rows) {
        lookAtRows(rows);
        if (outputs != null) {
            lookAtOutputs(outputs.findings());
            lookAtProbabilities(rows);
        }
        return warnings;
    }

    private void lookAtRows(ReadRows rows) {
        int needed = definition.drift().minimumRows();
        if (rows.rows() < needed) {
            warnings.add("This reference has " + rows.rows() + " rows, and the model's drift.minimumRows is " + needed
                    + ": no drift can be judged with it.");
        }
        List<Map.Entry<String, Long>> unreadable = rows.unreadableByColumn().entrySet().stream()
                .sorted(WORST_FIRST)
                .toList();
        unreadable.stream()
                .limit(MOST_COLUMNS)
                .forEach(column -> warnings.add("In column '" + column.getKey() + "' " + column.getValue() + " of "
                        + rows.rows() + " values cannot be read and count as missing; see 'unreadable'."));
        if (unreadable.size() > MOST_COLUMNS) {
            warnings.add("So it is in " + (unreadable.size() - MOST_COLUMNS) + " more of the columns.");
        }
    }

    private void lookAtOutputs(OutputFindings outputs) {
        String positive = definition.prediction().positive();
        if (definition.task() == Task.BINARY_CLASSIFICATION
                && positive != null
                && !outputs.predicted().isEmpty()) {
            Set<String> all = new TreeSet<>(outputs.predicted());
            all.addAll(outputs.truth());
            if (!all.contains(positive)) {
                warnings.add("The positive class '" + positive
                        + "' of the definition (prediction.positive) occurs nowhere in"
                        + " this reference, which has " + listed(all)
                        + ": precision, recall and F1 cannot be known. Correct one or the other.");
            }
        }
        Set<String> shared = new TreeSet<>(outputs.predicted());
        shared.retainAll(outputs.truth());
        if (!outputs.predicted().isEmpty() && !outputs.truth().isEmpty() && shared.isEmpty()) {
            warnings.add("Predictions and targets share no class: predicted are " + listed(outputs.predicted())
                    + ", true are " + listed(outputs.truth()) + ". They have to be written alike.");
        }
        if (outputs.pointsTheOtherWay()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "The probability points away from the prediction: on average it is %.3f where '%s' is predicted and %.3f"
                            + " where it is not. It may be the probability of the other class.",
                    outputs.positiveMean(),
                    positive,
                    outputs.negativeMean()));
        }
        if (outputs.notSummingToOne() > 0) {
            warnings.add("The class probabilities of " + outputs.notSummingToOne() + " of "
                    + outputs.withProbabilities() + " rows do not sum to one.");
        }
    }

    private void countOutside(Block block) {
        PredictionColumns prediction = definition.prediction();
        Stream.concat(Stream.ofNullable(prediction.probability()), prediction.probabilities().values().stream())
                .forEach(column -> block.numeric(column).ifPresent(numbers -> {
                    long count = Arrays.stream(numbers.values())
                            .filter(value -> value < 0 || value > 1)
                            .count();
                    if (count > 0) {
                        outside.merge(column, count, Long::sum);
                    }
                }));
    }

    private void lookAtProbabilities(ReadRows rows) {
        outside.entrySet().stream()
                .limit(MOST_COLUMNS)
                .forEach(column -> warnings.add("In column '" + column.getKey() + "' " + column.getValue() + " of "
                        + rows.rows() + " values are outside 0 to 1, which no probability is: they may be in per cent,"
                        + " or scores."));
    }

    private static String listed(Set<String> classes) {
        return Listing.of(new TreeSet<>(classes), NAMED, name -> "'" + JsonFaults.show(name) + "'");
    }
}
