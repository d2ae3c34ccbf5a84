package io.leeway.workbench.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.leeway.contracts.model.FeatureType;
import io.leeway.rows.cell.CellForms;
import io.leeway.workbench.rows.ColumnGuess;
import io.leeway.workbench.rows.RowFile;

/**
 * The types of files' columns, as their values suggest.
 *
 * @param types the columns that can be judged, in their order
 * @param remarks what was guessed where it is no plain case, in sentences
 */
public record ColumnTypes(Map<String, FeatureType> types, List<String> remarks) {

    /**
     * The columns of a file in their order; numeric when (nearly) all values are numbers, categorical otherwise.
     *
     * @throws IllegalArgumentException if the file cannot be read
     */
    public static Map<String, FeatureType> of(Path file) {
        RowFile rows = RowFile.open(file, CellForms.usual());
        Map<String, FeatureType> types = new LinkedHashMap<>();
        rows.columns()
                .forEach(column -> types.put(
                        column,
                        switch (rows.guess(column).kind()) {
                            case NUMBERS, EPOCH -> FeatureType.NUMERIC;
                            case CATEGORIES, TIMES, DATES, IDENTIFIERS, OTHER_NUMBERS, NOTHING ->
                                FeatureType.CATEGORICAL;
                        }));
        return types;
    }

    /**
     * The columns that the files have in common and that can be judged.
     *
     * @param given types that are told and not guessed
     */
    static ColumnTypes of(RowFile reference, RowFile current, Map<String, FeatureType> given) {
        Map<String, FeatureType> types = new LinkedHashMap<>();
        List<String> remarks = new ArrayList<>();
        for (String column : reference.columns()) {
            if (!current.columns().contains(column)) {
                continue;
            }
            FeatureType told = given.get(column);
            if (told != null) {
                types.put(column, told);
                continue;
            }
            guess(column, reference, current, types, remarks);
        }
        return new ColumnTypes(types, remarks);
    }

    private static void guess(
            String column, RowFile reference, RowFile current, Map<String, FeatureType> types, List<String> remarks) {
        ColumnGuess before = reference.guess(column);
        ColumnGuess now = current.guess(column);
        // A side without values says nothing, and the other decides.
        ColumnGuess deciding = before.kind() == ColumnGuess.Kind.NOTHING ? now : before;
        switch (deciding.kind()) {
            case NUMBERS -> types.put(column, FeatureType.NUMERIC);
            case CATEGORIES, NOTHING -> types.put(column, FeatureType.CATEGORICAL);
            case TIMES, EPOCH, DATES, IDENTIFIERS, OTHER_NUMBERS -> {
                // Left out, which the remark says.
            }
        }
        if (deciding.remark() != null) {
            remarks.add(reference.name() + ", " + deciding.remark() + hint(column, deciding));
        }
        if (deciding == before && now.kind() != before.kind() && now.remark() != null) {
            remarks.add(current.name() + ", " + now.remark());
        }
    }

    private static String hint(String column, ColumnGuess guess) {
        return switch (guess.kind()) {
            case NUMBERS -> "; --type '" + column + "=categorical' takes it as words";
            case CATEGORIES -> "; --type '" + column + "=numeric' takes the others as missing";
            case EPOCH -> "; --type '" + column + "=numeric' judges it all the same";
            case TIMES, DATES, IDENTIFIERS -> "; --type '" + column + "=categorical' judges it all the same";
            case OTHER_NUMBERS ->
                "; --model names a definition that says how they are written, --type '" + column
                        + "=categorical' takes them as words";
            case NOTHING -> "";
        };
    }
}
