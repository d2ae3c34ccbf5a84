package io.leeway.client.deadletters;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

import io.leeway.client.console.Terminal;
import io.leeway.client.http.RefusedException;

/** Ids of dead letters as they are given on the command line. */
final class LetterIds {

    /** An empty id would make the path of all letters out of the path of one. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private LetterIds() {}

    /**
     * Refuses what cannot be an id.
     *
     * @throws ParameterException naming the first that is none
     */
    static void check(CommandSpec command, List<String> ids) {
        for (String id : ids) {
            if (!ID.matcher(id).matches()) {
                throw new ParameterException(
                        command.commandLine(),
                        "'" + Terminal.safe(id)
                                + "' is no id of a dead letter; ./leeway dead-letters list shows them.");
            }
        }
    }

    /**
     * Does something to each; a refusal of one does not keep the others from it.
     *
     * @return the exit code: 1 if any was refused
     */
    static int each(List<String> ids, String done, Consumer<String> action) {
        int code = 0;
        for (String id : ids) {
            try {
                action.accept(id);
                System.out.println(id + " " + done);
            } catch (RefusedException exception) {
                if (exception.status() == 0) {
                    throw exception;
                }
                System.err.println(id + ": " + exception.getMessage());
                code = 1;
            }
        }
        return code;
    }
}
