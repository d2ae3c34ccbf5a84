package io.leeway.workbench.init;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.InvalidDefinitionException;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionReader;
import io.leeway.contracts.text.Listing;
import io.leeway.rows.cell.MissingWords;
import io.leeway.rows.cell.NumberForm;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes what was guessed of a file, each guess with its reason. */
final class DraftWriter {

    private static final int NAMED = 20;

    private final DataFacts facts;
    private final OutputRoles outputs;
    private final RowRoles rows;
    private final FeatureGuess features;
    private final YamlText yaml = new YamlText();
    private final List<String> unknown = new ArrayList<>();
    private final Set<String> lacking = new LinkedHashSet<>();

    DraftWriter(DataFacts facts, OutputRoles outputs, RowRoles rows, FeatureGuess features) {
        this.facts = facts;
        this.outputs = outputs;
        this.rows = rows;
        this.features = features;
    }

    Draft draft(String model) {
        yaml.comment(String.format(
                Locale.ROOT,
                "Guessed from %s (%,d rows, %,d columns), each with its reason; look at it before it is applied.",
                facts.name(),
                facts.rows(),
                facts.columns().size()));
        yaml.comment("A line behind a # is not in force. Everything that can stand here: docs/model.md");
        yaml.line("model: " + YamlText.of(model), "its name in lower case, as pages and alerts show it");
        yaml.line("task: " + task(), outputs.task().reason());
        if (!outputs.task().isKnown()) {
            unknown.add("the task; regression stands there because it asks for least");
        }
        required("", "rowId", rows.rowId(), "id", "row_id", "leeway_row_id");
        optional("", "timestamp: ", rows.timestamp(), "");
        writeFeatures();
        writeOutputs();
        optional("", "target: ", outputs.target(), "; true values that come later need it too");
        writeForms();
        yaml.without(
                "",
                "alerts: [{on: risk, at: warning, to: {email: ops@example.com}}]",
                "who is told; without it alerts are recorded only");
        return new Draft(yaml.toString(), checked(), List.copyOf(lacking), List.copyOf(unknown), facts.notes());
    }

    private String task() {
        return outputs.task().task().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void writeFeatures() {
        yaml.line("features:");
        features.features().forEach(line -> yaml.line(feature(line), line.reason()));
        features.leftOut().forEach(line -> yaml.without("  ", feature(line).strip(), "left out: " + line.reason()));
        if (!features.overMany().isEmpty()) {
            yaml.line(
                    "  #",
                    "left out, because a model has at most " + ModelDefinition.MAXIMUM_FEATURES + " features: "
                            + Listing.of(features.overMany(), NAMED));
            unknown.add("which " + ModelDefinition.MAXIMUM_FEATURES + " columns are watched; the first ones are, "
                    + features.overMany().size() + " are left out");
        }
    }

    private static String feature(FeatureGuess.Line line) {
        return "  " + YamlText.of(line.column()) + ": "
                + (line.type() == FeatureType.NUMERIC ? "numeric" : "categorical");
    }

    private void writeOutputs() {
        TaskGuess task = outputs.task();
        yaml.line("prediction:");
        required("  ", "column", outputs.prediction(), "prediction", "predicted", "leeway_prediction");
        if (task.isBinary()) {
            optional("  ", "probability: ", outputs.probability(), "");
        }
        if (task.positive() != null) {
            yaml.line("  positive: " + YamlText.of(task.positive()), task.whyPositive());
        }
        Map<String, String> probabilities = outputs.probabilities();
        if (!probabilities.isEmpty()) {
            yaml.line("  probabilities:", "by their names, one for each class");
            probabilities.forEach(
                    (label, column) -> yaml.line("    " + YamlText.of(label) + ": " + YamlText.of(column)));
        } else if (task.isMulticlass()) {
            yaml.without("  ", "probabilities: {CLASS: COLUMN}", "not every class has a column called so");
        }
    }

    /** A column that a definition must name: where the file has none, a name for it that the rows will have to have. */
    private void required(String indent, String key, Choice choice, String... names) {
        String column = choice.column();
        if (column != null) {
            yaml.line(indent + key + ": " + YamlText.of(column), choice.reason());
            return;
        }
        String name = List.of(names).stream()
                .filter(candidate -> !facts.columns().containsKey(candidate))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(facts.name() + " has columns called "
                        + String.join(", ", names) + ", and it cannot be told what they are. Say it with --row-id"
                        + " and --prediction."));
        lacking.add(name);
        unknown.add((indent.isEmpty() ? key : "prediction." + key) + ": '" + name
                + "' stands for a column that the file lacks; " + choice.reason());
        yaml.line(indent + key + ": " + name, "NOT IN THE FILE: " + choice.reason());
    }

    private void optional(String indent, String key, Choice choice, String otherwise) {
        String column = choice.column();
        if (column == null) {
            yaml.without(indent, key + "COLUMN", "not known: " + choice.reason() + otherwise);
        } else {
            yaml.line(indent + key + YamlText.of(column), choice.reason());
        }
    }

    private void writeForms() {
        if (!facts.missing().isEmpty()) {
            List<String> words = new ArrayList<>(facts.missing().keySet());
            words.addAll(MissingWords.usual().words());
            yaml.line(
                    "missing: " + words.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]")),
                    "the usual words, and what stands between the numbers of "
                            + Listing.of(new LinkedHashSet<>(facts.missing().values()), NAMED));
        }
        NumberFormGuess.Found numbers = facts.numbers();
        if (!numbers.otherwise().isEmpty()) {
            numbers.otherwise()
                    .forEach(form -> yaml.without(
                            "",
                            numbers(form),
                            "not known: numbers such as those of " + Listing.of(numbers.columns(), NAMED)
                                    + " can be meant so"));
            unknown.add("how the numbers of " + Listing.of(numbers.columns(), NAMED) + " are written; see 'numbers'");
        } else if (!numbers.form().equals(NumberForm.point())) {
            yaml.line(
                    numbers(numbers.form()),
                    "as the numbers of " + Listing.of(numbers.columns(), NAMED) + " are written");
        }
        if (rows.timestamp().isKnown() && !rows.hasOffsets()) {
            yaml.without(
                    "",
                    "times: {zone: Europe/Zurich}",
                    "the times of " + rows.timestamp().column() + " say no offset and are taken as UTC");
        }
    }

    private static String numbers(NumberForm form) {
        return "numbers: {decimal: \"" + form.decimal() + "\""
                + (form.thousands() == NumberForm.UNGROUPED ? "" : ", thousands: \"" + form.thousands() + "\"")
                + "}";
    }

    /** What was written, read as {@code leeway apply} and the service read it. */
    private ModelDefinition checked() {
        try {
            return ModelDefinitionReader.fromYaml(yaml.toString().getBytes(UTF_8));
        } catch (InvalidDefinitionException exception) {
            throw new IllegalArgumentException(
                    "No definition can be made of " + facts.name() + ": " + exception.getMessage() + " ["
                            + exception.place() + "]",
                    exception);
        }
    }
}
