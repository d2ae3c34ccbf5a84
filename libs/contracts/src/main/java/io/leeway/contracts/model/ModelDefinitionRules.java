package io.leeway.contracts.model;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.text.Names;

/** The rules that a definition's types do not express. */
final class ModelDefinitionRules {

    static final int MAXIMUM_COLUMNS = 10_000;
    static final int MAXIMUM_WORDS = 1_000;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    private ModelDefinitionRules() {}

    static void check(ModelDefinition definition) {
        require(definition.model() != null, "model", "The model needs a name.");
        require(
                NAME.matcher(definition.model()).matches(),
                "model",
                "A model's name is 1 to 63 lower-case letters, digits, '.', '_' or '-', and starts with a letter or digit.");
        require(
                definition.task() != null,
                "task",
                "The task is missing: binary-classification, multiclass-classification or regression.");
        checkColumns(definition);
        checkThresholds(definition);
        TimeRules.check(definition);
        RangeRules.check(definition);
        checkForms(definition);
        AlertChecks.check(definition);
    }

    private static void checkColumns(ModelDefinition definition) {
        require(!definition.features().isEmpty(), "features", "The model needs at least one feature.");
        require(
                definition.features().size() <= ModelDefinition.MAXIMUM_FEATURES,
                "features",
                "There are " + definition.features().size() + " features; at most " + ModelDefinition.MAXIMUM_FEATURES
                        + " are monitored per model.");
        require(definition.prediction() != null, "prediction", "The prediction's column is missing.");
        Map<String, String> roles = new LinkedHashMap<>();
        claim(roles, definition.rowId(), "rowId", true);
        claim(roles, definition.timestamp(), "timestamp", false);
        claim(roles, definition.prediction().column(), "prediction.column", true);
        claim(roles, definition.prediction().probability(), "prediction.probability", false);
        claim(roles, definition.target(), "target", false);
        definition.features().forEach((name, type) -> {
            require(type != null, "features." + name, "A feature is numeric or categorical.");
            claim(roles, name, "features." + name, true);
        });
        definition.prediction().probabilities().forEach((label, column) -> {
            name(label, "prediction.probabilities." + label);
            claim(roles, column, "prediction.probabilities." + label, true);
        });
        name(definition.prediction().positive(), "prediction.positive");
        checkVectors(definition, roles);
        require(
                roles.size() <= MAXIMUM_COLUMNS,
                "features",
                "The model has " + roles.size() + " columns; at most " + MAXIMUM_COLUMNS + " are read.");
        boolean binary = definition.task() == Task.BINARY_CLASSIFICATION;
        require(
                !binary || definition.prediction().positive() != null,
                "prediction.positive",
                "A binary classifier needs the label of its positive class.");
        require(
                binary || definition.prediction().probability() == null,
                "prediction.probability",
                "Only a binary classifier has a probability column.");
        require(
                definition.prediction().probabilities().isEmpty()
                        || definition.task() == Task.MULTICLASS_CLASSIFICATION,
                "prediction.probabilities",
                "Only a multiclass classifier has a probability column for each class.");
        require(
                definition.prediction().probabilities().size() != 1,
                "prediction.probabilities",
                "Name the column of every class, at least two.");
    }

    private static void checkVectors(ModelDefinition definition, Map<String, String> roles) {
        EmbeddingColumns embedding = definition.embedding();
        if (embedding != null) {
            require(
                    embedding.columns().isEmpty() == (embedding.array() != null),
                    "embedding",
                    "An embedding is either in 'columns' or in an 'array'.");
            require(
                    (embedding.array() == null) == (embedding.dimensions() == null),
                    "embedding.dimensions",
                    "An 'array' has so many 'dimensions'.");
            int dimensions =
                    embedding.dimensions() == null ? embedding.columns().size() : embedding.dimensions();
            require(
                    dimensions >= 2 && dimensions <= EmbeddingColumns.MAXIMUM,
                    "embedding",
                    "An embedding has 2 to " + EmbeddingColumns.MAXIMUM + " numbers.");
            claim(roles, embedding.array(), "embedding.array", false);
            embedding.names().forEach(column -> claim(roles, column, "embedding", true));
        }
        definition.attributions().forEach((feature, column) -> {
            require(
                    definition.features().containsKey(feature),
                    "attributions." + feature,
                    "There is no feature '" + feature + "'.");
            claim(roles, column, "attributions." + feature, true);
        });
    }

    private static void claim(Map<String, String> roles, @Nullable String column, String role, boolean required) {
        require(!required || column != null, role, "The column is missing.");
        if (column == null) {
            return;
        }
        require(!column.isBlank(), role, "A column's name must not be blank.");
        String fault = Names.columnFault(column);
        require(fault == null, role, "The name " + fault + ".");
        require(
                !column.startsWith("("),
                role,
                "A column's name must not begin with '(': such names are for derived columns.");
        String holder = roles.putIfAbsent(column, role);
        require(holder == null, role, "The column '" + column + "' is already used as " + holder + ".");
    }

    private static void checkThresholds(ModelDefinition definition) {
        DriftSettings drift = definition.drift();
        between(drift.alpha(), 0, 1, "drift.alpha");
        between(drift.psi(), 0, 1_000, "drift.psi");
        between(drift.wasserstein(), 0, 1_000, "drift.wasserstein");
        between(drift.share(), 0, 1, "drift.share");
        between(drift.minimumRows(), 2, 1_000_000_000, "drift.minimumRows");
        between(drift.dynamic().k(), 0, 100, "drift.dynamic.k");
        between(drift.dynamic().window(), 2, 10_000, "drift.dynamic.window");
        between(drift.dynamic().minimum(), 2, drift.dynamic().window(), "drift.dynamic.minimum");
        between(drift.joint().correlation(), 0, 2, "drift.joint.correlation");
        between(drift.joint().structure(), 0, 1, "drift.joint.structure");
        drift.detectors().keySet().forEach(name -> name(name, "drift.detectors." + name));
        drift.detectors().forEach((name, limit) -> between(limit, 0, 1e9, "drift.detectors." + name));
        drift.features().forEach((feature, own) -> {
            String place = "drift.features." + feature;
            require(definition.features().containsKey(feature), place, "There is no feature '" + feature + "'.");
            DriftSettings effective = drift.of(feature);
            between(effective.alpha(), 0, 1, place + ".alpha");
            between(effective.psi(), 0, 1_000, place + ".psi");
            between(effective.wasserstein(), 0, 1_000, place + ".wasserstein");
            effective.detectors().keySet().forEach(name -> name(name, place + ".detectors." + name));
            effective.detectors().forEach((name, limit) -> between(limit, 0, 1e9, place + ".detectors." + name));
        });
        between(definition.performance().drop(), 0, 1_000, "performance.drop");
        between(definition.performance().minimumRows(), 2, 1_000_000_000, "performance.minimumRows");
        checkBaseline(definition.performance());
        between(definition.risk().warning(), 0, 100, "risk.warning");
        between(definition.risk().critical(), definition.risk().warning(), 100, "risk.critical");
        between(definition.risk().hysteresis(), 0, 50, "risk.hysteresis");
    }

    private static void checkForms(ModelDefinition definition) {
        if (definition.missing() != null) {
            require(definition.missing().size() <= MAXIMUM_WORDS, "missing", "At most " + MAXIMUM_WORDS + " words.");
            definition.missing().forEach(word -> name(word, "missing"));
        }
        String decimal = definition.numbers().decimal();
        String thousands = definition.numbers().thousands();
        require(
                decimal.equals(".") || decimal.equals(","),
                "numbers.decimal",
                "Before the fraction stands a point ('.') or a comma (',').");
        require(
                thousands == null || (thousands.length() == 1 && ",.' ".contains(thousands)),
                "numbers.thousands",
                "Groups of digits are set apart by a comma, a point, an apostrophe or a blank.");
        require(
                !decimal.equals(thousands),
                "numbers.thousands",
                "The same character cannot stand before the fraction and between groups of digits.");
        try {
            ZoneId.of(definition.times().zone());
        } catch (DateTimeException exception) {
            throw new InvalidDefinitionException(
                    "times.zone",
                    "'" + Names.clean(definition.times().zone(), 60)
                            + "' is no time zone such as UTC, +02:00 or Europe/Zurich.");
        }
        definition.columns().keySet().forEach(column -> name(column, "columns." + column));
        definition.performance().drops().keySet().forEach(name -> name(name, "performance.drops." + name));
        definition.performance().drops().forEach((name, drop) -> between(drop, 0, 1_000, "performance.drops." + name));
    }

    private static void checkBaseline(PerformanceSettings performance) {
        boolean given = performance.baseline().equals(PerformanceSettings.GIVEN);
        require(
                given || performance.baseline().equals(PerformanceSettings.FROM_REFERENCE),
                "performance.baseline",
                "The baseline is 'from-reference' or 'given'.");
        require(
                given != performance.metrics().isEmpty(),
                "performance.metrics",
                "A given baseline needs its metrics, one from the reference has none here.");
        performance.metrics().keySet().forEach(name -> name(name, "performance.metrics." + name));
        performance.metrics().forEach((name, value) -> between(value, -1e300, 1e300, "performance.metrics." + name));
    }

    static void name(@Nullable String name, String place) {
        String fault = name == null ? null : Names.fault(name);
        require(fault == null, place, "The name " + fault + ".");
    }

    static void between(@Nullable Number value, double low, double high, String place) {
        // Written so that NaN, which no comparison accepts, is refused too.
        boolean inside = value != null && value.doubleValue() >= low && value.doubleValue() <= high;
        require(inside, place, "The value must be between " + low + " and " + high + ".");
    }

    static void require(boolean condition, String place, String message) {
        if (!condition) {
            throw new InvalidDefinitionException(place, message);
        }
    }
}
