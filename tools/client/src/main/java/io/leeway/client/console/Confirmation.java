package io.leeway.client.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Asks before something is done that cannot be undone; mixed into the commands that do such things. */
public final class Confirmation {

    private static final Set<String> CONSENT = Set.of("y", "yes");

    @Option(names = "--yes", description = "do not ask")
    private boolean given;

    /** Whether to go on; what is not answered is refused. */
    public boolean isGivenFor(String question) {
        if (given) {
            return true;
        }
        System.err.print(question + " [y/N] ");
        System.err.flush();
        String answer = line();
        if (answer == null) {
            System.err.println();
            System.err.println("Nobody answers here; say --yes to go on without a question.");
            return false;
        }
        return CONSENT.contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    private static @Nullable String line() {
        try {
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        } catch (IOException exception) {
            return null;
        }
    }
}
