package io.leeway.rows.cell;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import io.leeway.contracts.text.Blanks;

/**
 * What stands in a cell whose value is missing. An empty cell, and one of blanks only, always is; the words beside it are
 * those that R, pandas, Excel, SQL and Hive write by themselves.
 */
public final class MissingWords {

    private static final MissingWords USUAL = new MissingWords(Set.of(
            "NA", "N/A", "n/a", "#N/A", "NaN", "nan", "-NaN", "-nan", "null", "NULL", "None", "<NA>", "NaT", "\\N"));

    private final Set<String> words;

    private MissingWords(Set<String> words) {
        this.words = words;
    }

    /** The words that are taken as missing where nothing else is said. */
    public static MissingWords usual() {
        return USUAL;
    }

    /** These words and no others, beside what is empty; as written, without blanks around them. */
    public static MissingWords of(Collection<String> words) {
        return new MissingWords(Set.copyOf(words));
    }

    /** The words in their order; what is empty, which is always missing, is none of them. */
    public List<String> words() {
        return words.stream().sorted().toList();
    }

    /** Whether a cell with these characters has no value. */
    public boolean isMissing(String cell) {
        String word = Blanks.strip(cell);
        return word.isEmpty() || words.contains(word);
    }
}
