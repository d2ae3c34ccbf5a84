package io.leeway.client.console;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many entries of a list are shown; mixed into the commands that list. */
public final class Limit {

    private static final int LARGEST = 10_000;

    @Spec(Spec.Target.MIXEE)
    private @org.jspecify.annotations.Nullable CommandSpec command;

    private int most = 100;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "list so many at most, 1 to 10000 (default: ${DEFAULT-VALUE})")
    private void set(int wanted) {
        if (command != null && (wanted < 1 || wanted > LARGEST)) {
            throw new ParameterException(command.commandLine(), "--limit is a number from 1 to " + LARGEST + ".");
        }
        most = wanted;
    }

    /** A line after a list of so many that says that there may be more; empty where there are not. */
    public String note(int shown) {
        return shown < most
                ? ""
                : System.lineSeparator()
                        + String.format("There may be more than these %,d; --limit N lists up to %,d.", shown, LARGEST);
    }

    /** The number given, or 100. */
    public int most() {
        return most;
    }
}
