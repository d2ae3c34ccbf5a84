package io.leeway.benchmarks.alarms;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which tables and which of their cells are wanted.
 *
 * @param nothing whether unchanged batches are drawn
 * @param power whether changed batches are drawn
 * @param kinds of the data of unchanged batches
 * @param sizes rows of unchanged batches
 * @param parity whether the parity policies judge unchanged batches too
 * @param extent how much is drawn
 */
record Selection(
        boolean nothing, boolean power, Set<DataKind> kinds, List<Integer> sizes, boolean parity, Extent extent) {

    static final String USAGE = """
            Usage: AlarmTables [null] [power] [--quick] [--references N] [--batches N]
                               [--kinds states,sparse,...] [--rows 100,1000,5000] [--own]
              null, power   which tables; both by default
              --quick       4 references with 10 batches each, instead of 10 with 20
              --kinds       data of the table of unchanged batches; all by default
              --rows        sizes of its batches
              --own         without the parity policies""";

    /** The sizes of all rows of the published table. */
    static final List<Integer> SIZES = List.of(100, 1_000, 5_000);

    /**
     * Reads the arguments of the command line.
     *
     * @throws IllegalArgumentException if one of them is not known
     */
    static Selection of(String... arguments) {
        Deque<String> words = new ArrayDeque<>(List.of(arguments));
        boolean nothing = false;
        boolean power = false;
        boolean parity = true;
        Set<DataKind> kinds = EnumSet.allOf(DataKind.class);
        List<Integer> sizes = SIZES;
        Extent extent = words.contains("--quick") ? Extent.quick() : Extent.full();
        while (!words.isEmpty()) {
            String word = words.pop();
            switch (word) {
                case "null" -> nothing = true;
                case "power" -> power = true;
                case "--quick" -> {}
                case "--own" -> parity = false;
                case "--references" -> extent = extent.withReferences(count(word, words));
                case "--batches" -> extent = extent.withBatches(count(word, words));
                case "--kinds" -> kinds = kinds(word, words);
                case "--rows" -> sizes = counts(value(word, words));
                default -> throw new IllegalArgumentException("'" + word + "' is not known.");
            }
        }
        boolean all = !nothing && !power;
        return new Selection(all || nothing, all || power, kinds, sizes, parity, extent);
    }

    private static String value(String option, Deque<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        return words.pop();
    }

    private static int count(String option, Deque<String> words) {
        return counts(value(option, words)).getFirst();
    }

    private static List<Integer> counts(String list) {
        return Arrays.stream(list.split(",")).map(Selection::positive).toList();
    }

    private static int positive(String word) {
        if (!word.matches("[1-9][0-9]{0,6}")) {
            throw new IllegalArgumentException("'" + word + "' is not a whole number from 1 on.");
        }
        return Integer.parseInt(word);
    }

    private static Set<DataKind> kinds(String option, Deque<String> words) {
        Set<DataKind> kinds = EnumSet.noneOf(DataKind.class);
        for (String name : value(option, words).split(",")) {
            kinds.add(Arrays.stream(DataKind.values())
                    .filter(kind -> kind.name().equals(name.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "'" + name + "' is no kind of data; there are " + EnumSet.allOf(DataKind.class) + ".")));
        }
        return kinds;
    }
}
