package io.leeway.benchmarks.time;

import java.util.List;

/**
 * Prints how often windows of which nothing has changed are called unusual, by how their rows depend on each other, and how
 * often changes are found at as many false alarms; beside the rule for independent rows and the parity policies. The same
 * arguments give the same tables.
 *
 * <p>Arguments: {@code null} or {@code power}; rows of a window (default 168), references (default 30), windows judged of each
 * (default 100); then kinds of streams for the first table, as {@code AR_99} (all by default).
 */
public final class TimeTables {

    private TimeTables() {}

    /** Prints a table. */
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        String table = words.isEmpty() ? "null" : words.getFirst();
        int[] numbers = {168, 30, 100};
        for (int i = 1; i < Math.min(numbers.length + 1, words.size()); i++) {
            numbers[i - 1] = Integer.parseInt(words.get(i));
        }
        switch (table) {
            case "null" -> new TimeNullTable(numbers[0], numbers[1], numbers[2]).print(System.out, kinds(words));
            case "power" -> new TimePowerTable(numbers[0], numbers[1], numbers[2]).print(System.out);
            default -> {
                System.err.println("'" + table
                        + "' is not known. Usage: TimeTables [null|power] [rows] [references] [windows] [KIND]...");
                System.exit(2);
            }
        }
    }

    private static List<TimeKind> kinds(List<String> words) {
        List<TimeKind> named = words.stream().skip(4).map(TimeKind::valueOf).toList();
        return named.isEmpty() ? List.of(TimeKind.values()) : named;
    }
}
