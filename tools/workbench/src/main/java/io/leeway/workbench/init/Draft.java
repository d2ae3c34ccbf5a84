package io.leeway.workbench.init;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.text.Listing;

/**
 * A first definition of a model, told from a file of its rows.
 *
 * @param text the definition as YAML, with a reason beside every guess
 * @param definition what it says
 * @param lacking columns that the definition names and the file does not have
 * @param unknown what could not be told, in sentences
 * @param notes what was noticed of the file's form, in sentences
 */
record Draft(String text, ModelDefinition definition, List<String> lacking, List<String> unknown, List<String> notes) {

    private static final int NAMED = 20;

    /**
     * Reads a file and says what it seems to hold.
     *
     * @param model the model's name; absent for one like the file's
     * @throws IllegalArgumentException with what to do, if the file cannot be read or holds nothing that can be watched
     */
    static Draft of(Path file, @Nullable String model, Told told) {
        DataFacts facts = DataFacts.read(file);
        for (String column : told.types().keySet()) {
            Told.column(facts, column, "--type");
        }
        OutputRoles outputs = OutputRoles.of(facts, told);
        RowRoles rows = RowRoles.of(facts, told, outputs);
        FeatureGuess features = FeatureGuess.of(facts, told, outputs, rows);
        if (features.features().isEmpty()) {
            throw new IllegalArgumentException(file + " has no column that a model could be watched by: "
                    + Listing.of(
                            features.leftOut().stream()
                                    .map(line -> line.column() + " (" + line.reason() + ")")
                                    .toList(),
                            NAMED)
                    + ". --type COLUMN=categorical takes one all the same.");
        }
        return new DraftWriter(facts, outputs, rows, features).draft(model == null ? nameOf(file) : model);
    }

    /** The file's name without its ending, as far as a model may be called so. */
    static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName())
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\.gz$", "")
                .replaceFirst("\\.(csv|tsv|txt|ndjson|jsonl|json|parquet|arrow|arrows|feather)$", "")
                .replaceAll("[^a-z0-9._-]+", "-")
                .replaceFirst("^[^a-z0-9]+", "");
        String shortened = name.substring(0, Math.min(name.length(), 63));
        return shortened.isEmpty() ? "model" : shortened;
    }
}
