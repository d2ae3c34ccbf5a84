package io.leeway.workbench.compare;

import java.nio.file.Path;
import java.util.Map;

import io.leeway.contracts.model.FeatureType;

/** The types of a file's columns, as their values suggest. */
public final class ColumnTypes {

    private ColumnTypes() {}

    /**
     * The columns in their order; numeric when all values are numbers.
     *
     * @throws IllegalArgumentException if the file is no CSV file with a header
     */
    public static Map<String, FeatureType> of(Path file) {
        return CsvFile.open(file).inferTypes();
    }
}
