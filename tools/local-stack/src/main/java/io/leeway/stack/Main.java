package io.leeway.stack;

import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program that runs a whole Leeway, or its servers, on one machine. */
@Command(
        name = "leeway-local-stack",
        mixinStandardHelpOptions = true,
        subcommands = {ServersCommand.class, UpCommand.class},
        description = "Runs Leeway's servers and services on this machine. People use ./leeway up instead.")
public final class Main {

    private Main() {}

    /** Exit codes: 0 stopped in order, 1 something failed, 2 wrong usage. */
    public static void main(String[] arguments) {
        // Set up before the servers start on several threads, which would otherwise race for it.
        LoggerFactory.getILoggerFactory();
        int code = new CommandLine(new Main())
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    System.err.println(exception.getMessage() == null ? exception : exception.getMessage());
                    return 1;
                })
                .execute(arguments);
        System.exit(code);
    }
}
