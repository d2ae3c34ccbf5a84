package io.leeway.stack;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program that runs a whole Leeway, or its servers, on one machine. */
@Command(
        name = "leeway-local-stack",
        mixinStandardHelpOptions = true,
        subcommands = {ServersCommand.class, UpCommand.class, ArchiveCommand.class},
        description = "Runs Leeway's servers and services on this machine. People use ./leeway up instead.")
public final class Main {

    private Main() {}

    /** Exit codes: 0 stopped in order, 1 something failed, 2 wrong usage. */
    public static void main(String[] arguments) {
        int code = new CommandLine(new Main())
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    Console.say(exception.getMessage() == null ? exception.toString() : exception.getMessage());
                    Console.log(exception);
                    return 1;
                })
                .execute(arguments);
        System.exit(code);
    }
}
