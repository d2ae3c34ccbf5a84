package io.leeway.rows.cell;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import io.leeway.contracts.text.Blanks;

/**
 * What stands in a cell whose value is missing. An empty cell, and one of blanks only, always is; the words beside it are
 * those that R, pandas, Excel, SQL and Hive write by themselves.
 */
public final class MissingWords {

    private static final byte[][] NONE = new byte[0][];

    private static final MissingWords USUAL = new MissingWords(Set.of(
            "NA", "N/A", "n/a", "#N/A", "NaN", "nan", "-NaN", "-nan", "null", "NULL", "None", "<NA>", "NaT", "\\N"));

    private static final int FIRST_BYTES = 256;

    private final Set<String> words;

    /** The numbers that are written as words for a missing value, as -999. */
    private final double[] numbers;

    /** The words by their first byte in UTF-8. */
    private final byte[][][] byFirst = new byte[FIRST_BYTES][][];

    private MissingWords(Set<String> words) {
        this.words = words;
        numbers = words.stream()
                .mapToDouble(NumberForm.point()::readOrNaN)
                .filter(Double::isFinite)
                .toArray();
        Arrays.fill(byFirst, NONE);
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            if (bytes.length > 0) {
                int first = bytes[0] & 0xFF;
                byFirst[first] = Arrays.copyOf(byFirst[first], byFirst[first].length + 1);
                byFirst[first][byFirst[first].length - 1] = bytes;
            }
        }
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

    /** Whether a number stands for a missing value, however it is written. */
    boolean isMissing(double number) {
        for (double word : numbers) {
            if (word == number) {
                return true;
            }
        }
        return false;
    }

    /** Whether these bytes, around which there are no blanks, are one of the words. */
    boolean isWord(byte[] bytes, int from, int to) {
        for (byte[] word : byFirst[bytes[from] & 0xFF]) {
            if (Arrays.equals(word, 0, word.length, bytes, from, to)) {
                return true;
            }
        }
        return false;
    }
}
