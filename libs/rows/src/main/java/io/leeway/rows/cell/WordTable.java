package io.leeway.rows.cell;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The words of one column by the bytes they are written with, so that what they say is decided once and not for each cell.
 * Holds so many at most; when it is full it begins anew.
 */
public final class WordTable {

    /** Longer ones are seldom the same twice. */
    private static final int LONGEST = 256;

    private static final int MOST = 1 << 14;
    private static final int FIRST_CAPACITY = 1 << 6;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final CellForms forms;
    private final String column;
    private final Function<String, @Nullable String> fault;

    /** Nobody can write words that all meet in one place without knowing it. */
    private final long seed = new SplittableRandom().nextLong();

    private byte[][] written = new byte[FIRST_CAPACITY][];
    private @Nullable Word[] words = new Word[FIRST_CAPACITY];
    private int size;

    /**
     * For a column whose words are kept where the forms say so.
     *
     * @param fault says what is wrong with a word, if anything
     */
    public WordTable(CellForms forms, String column, Function<String, @Nullable String> fault) {
        this.forms = forms;
        this.column = column;
        this.fault = fault;
    }

    /** The word in a cell that is no object. */
    public Word word(Cell cell) {
        if (!cell.hasBytes() || cell.to() - cell.from() > LONGEST) {
            return decide(cell);
        }
        byte[] bytes = cell.bytes();
        int from = cell.from();
        int to = cell.to();
        if (from == to) {
            return Word.MISSING;
        }
        int mask = words.length - 1;
        int place = hash(bytes, from, to) & mask;
        while (words[place] != null) {
            byte[] known = written[place];
            if (Arrays.equals(known, 0, known.length, bytes, from, to)) {
                return words[place];
            }
            place = place + 1 & mask;
        }
        Word word = decide(cell);
        put(place, Arrays.copyOfRange(bytes, from, to), word);
        return word;
    }

    /** The word in a cell that is no object, for columns in which hardly any comes twice: nothing is kept. */
    public Word decide(Cell cell) {
        String text = cell.text();
        String word = forms.word(column, text);
        return word == null ? Word.MISSING : new Word(word, !word.equals(text), fault.apply(word));
    }

    private void put(int place, byte[] bytes, Word word) {
        written[place] = bytes;
        words[place] = word;
        size++;
        if (size == MOST) {
            written = new byte[FIRST_CAPACITY][];
            words = new Word[FIRST_CAPACITY];
            size = 0;
        } else if (2 * size > words.length) {
            grow();
        }
    }

    private void grow() {
        byte[][] earlier = written;
        @Nullable Word[] decided = words;
        written = new byte[2 * earlier.length][];
        words = new Word[2 * earlier.length];
        int mask = words.length - 1;
        for (int i = 0; i < earlier.length; i++) {
            if (decided[i] != null) {
                int place = hash(earlier[i], 0, earlier[i].length) & mask;
                while (words[place] != null) {
                    place = place + 1 & mask;
                }
                written[place] = earlier[i];
                words[place] = decided[i];
            }
        }
    }

    private int hash(byte[] bytes, int from, int to) {
        long hash = seed;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }
}
