package io.leeway.benchmarks.alarms;

import java.util.List;
import java.util.Set;

/**
 * Prints how often the default settings alarm when nothing has changed, by the source of the alarm, and how often they find a
 * change, beside the parity policies. The same seed gives the same tables.
 *
 * <p>Arguments: {@code null}, {@code power} or both (the default), and {@code --quick} for few batches.
 */
public final class AlarmTables {

    private static final Set<String> WORDS = Set.of("null", "power", "--quick");

    private AlarmTables() {}

    /** Prints the tables. */
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        for (String word : words) {
            if (!WORDS.contains(word)) {
                System.err.println("'" + word + "' is not known. Usage: AlarmTables [null] [power] [--quick]");
                System.exit(2);
            }
        }
        Extent extent = words.contains("--quick") ? Extent.quick() : Extent.full();
        boolean all = !words.contains("null") && !words.contains("power");
        if (all || words.contains("null")) {
            new NullTable(extent).print(System.out);
        }
        if (all || words.contains("power")) {
            new PowerTable(extent).print(System.out);
        }
    }
}
