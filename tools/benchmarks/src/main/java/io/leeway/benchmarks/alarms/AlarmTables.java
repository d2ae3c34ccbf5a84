package io.leeway.benchmarks.alarms;

/**
 * Prints how often the default settings alarm when nothing has changed, by the source of the alarm, and how often they find a
 * change, beside the parity policies. The same seed gives the same tables.
 *
 * <p>Arguments: {@code null}, {@code power} or both (the default), {@code --quick} for few batches, and those of
 * {@link Selection} for single cells.
 */
public final class AlarmTables {

    private AlarmTables() {}

    /** Prints the tables. */
    public static void main(String[] arguments) {
        Selection selection;
        try {
            selection = Selection.of(arguments);
        } catch (IllegalArgumentException unknown) {
            System.err.println(unknown.getMessage());
            System.err.println(Selection.USAGE);
            System.exit(2);
            return;
        }
        if (selection.nothing()) {
            new NullTable(selection).print(System.out);
        }
        if (selection.power()) {
            new PowerTable(selection.extent()).print(System.out);
        }
    }
}
