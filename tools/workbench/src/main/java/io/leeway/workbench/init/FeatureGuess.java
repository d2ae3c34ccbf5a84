package io.leeway.workbench.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.workbench.rows.ColumnGuess;
import io.leeway.workbench.rows.ColumnGuess.Kind;

/**
 * The columns that are watched, and those that are not.
 *
 * @param features the features in the file's order
 * @param leftOut columns that are no features, which they could be made by hand
 * @param overMany names of columns behind the most that a model may have
 */
record FeatureGuess(List<Line> features, List<Line> leftOut, List<String> overMany) {

    private static final int FEW_NUMBERS = 10;

    /**
     * One column.
     *
     * @param column its name
     * @param type its type, or the type that it would have
     * @param reason why it has that type, or is left out
     */
    record Line(String column, FeatureType type, String reason) {}

    static FeatureGuess of(DataFacts facts, Told told, OutputRoles outputs, RowRoles rows) {
        List<Line> features = new ArrayList<>();
        List<Line> leftOut = new ArrayList<>();
        List<String> overMany = new ArrayList<>();
        for (ColumnFacts column : facts.columns().values()) {
            String name = column.name();
            FeatureType type = told.types().get(name);
            if (type == null
                    && (outputs.has(name)
                            || name.equals(rows.rowId().column())
                            || name.equals(rows.timestamp().column()))) {
                continue;
            }
            String why = type == null ? hindrance(column, facts, outputs) : null;
            if (why != null) {
                boolean numbers = facts.numbers().isUndecided(name);
                leftOut.add(new Line(name, numbers ? FeatureType.NUMERIC : guessed(column), why));
            } else if (features.size() == ModelDefinition.MAXIMUM_FEATURES) {
                overMany.add(name);
            } else if (type != null) {
                features.add(new Line(name, type, "as --type says"));
            } else {
                features.add(new Line(name, guessed(column), reason(column, facts.rows(), outputs)));
            }
        }
        return new FeatureGuess(features, leftOut, overMany);
    }

    private static FeatureType guessed(ColumnFacts column) {
        return column.isNumeric() ? FeatureType.NUMERIC : FeatureType.CATEGORICAL;
    }

    /** Why a column is no feature; absent where it is one. */
    private static @Nullable String hindrance(ColumnFacts column, DataFacts facts, OutputRoles outputs) {
        ColumnName name = ColumnName.of(column.name());
        if (column.name().startsWith("(") || column.name().isBlank()) {
            return "a name must not begin with '('; call it otherwise to watch it";
        }
        if (facts.repeated().contains(column.name())) {
            return "more than one column is called so";
        }
        if (facts.numbers().isUndecided(column.name())) {
            return "not known how its numbers are written; say it with 'numbers'";
        }
        if (column.kind() == Kind.NOTHING) {
            return "there is no value";
        }
        if (column.isConstant()) {
            return "every row has the same value";
        }
        if (RowRoles.isTimes(column)) {
            return "times, which move by nature";
        }
        if (column.kind() == Kind.IDENTIFIERS || (name.isIndex() && column.isWhole())) {
            return "every value is another one, so it names the rows";
        }
        if (column.kind() == Kind.DATES) {
            return "dates in a form that is not read; written as 2024-05-17 they could be the timestamp";
        }
        if (column.kind() == Kind.OTHER_NUMBERS) {
            return "numbers in a form that is not read: " + column.guess().whyNoNumber();
        }
        boolean probability = name.mentionsProbability() && column.isBetweenZeroAndOne();
        if (name.mentionsPrediction()
                || probability
                || (name.isTarget() && !outputs.target().isKnown())) {
            return "called like a model's output or a true value";
        }
        return null;
    }

    private static String reason(ColumnFacts column, long rows, OutputRoles outputs) {
        String remark = column.guess().remark();
        String prefix = column.name() + ": ";
        String what;
        if (remark != null) {
            what = remark.startsWith(prefix) ? remark.substring(prefix.length()) : remark;
        } else if (!column.isNumeric()) {
            what = column.hasFewValues()
                    ? column.words().size() + " different values"
                    : "more than " + ColumnFacts.MOST_WORDS + " different values; free text is better left out";
        } else if (ColumnGuess.isNamedLikeAnIdentifier(column.name())) {
            what = "check this: numbers, but called like an identifier; categorical if they are names";
        } else if (column.isWhole() && column.hasFewValues() && column.words().size() <= FEW_NUMBERS) {
            what = column.words().size() + " different whole numbers; categorical if they are codes";
        } else {
            what = column.isWhole() ? "whole numbers" : "numbers";
        }
        if (ColumnName.of(column.name()).isOutcome() && !outputs.target().isKnown()) {
            what += "; check this: is it what the model predicts? Then it is the target and no feature";
        }
        long missing = column.missing(rows);
        return missing == 0 ? what : what + String.format(Locale.ROOT, "; %,d of %,d missing", missing, rows);
    }
}
