package io.leeway.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import io.leeway.cli.client.ApplyCommand;
import io.leeway.cli.client.DeadLettersCommand;
import io.leeway.cli.client.DeleteCommand;
import io.leeway.cli.client.LabelsCommand;
import io.leeway.cli.client.ModelsCommand;
import io.leeway.cli.client.PushCommand;
import io.leeway.cli.client.ReferenceCommand;
import io.leeway.cli.client.ReferencesCommand;
import io.leeway.cli.client.RefusalsCommand;
import io.leeway.cli.client.RefusedException;
import io.leeway.cli.client.RestoreCommand;
import io.leeway.cli.client.ResumeCommand;
import io.leeway.cli.client.RetireCommand;
import io.leeway.cli.client.StatusCommand;
import io.leeway.cli.compare.CompareCommand;
import io.leeway.cli.compare.FalseAlarmsCommand;
import io.leeway.cli.demo.DemoCommand;
import io.leeway.cli.imports.ImportConfigCommand;
import io.leeway.cli.injection.SimulateCommand;
import io.leeway.cli.stack.UpCommand;
import io.leeway.cli.training.TrainCommand;

/** The command line: {@code leeway --help} lists its commands. */
@Command(
        name = "leeway",
        version = "leeway 0.1.0",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        description = "Watches machine-learning models in production.",
        footer = {
            "",
            "./leeway test builds everything and runs every test; ./leeway dev SERVICE runs a service with live reload."
        },
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            ApplyCommand.class,
            ReferenceCommand.class,
            PushCommand.class,
            LabelsCommand.class,
            StatusCommand.class,
            DeadLettersCommand.class,
            RefusalsCommand.class,
            ModelsCommand.class,
            ReferencesCommand.class,
            RestoreCommand.class,
            RetireCommand.class,
            ResumeCommand.class,
            DeleteCommand.class,
            CompareCommand.class,
            FalseAlarmsCommand.class,
            TrainCommand.class,
            SimulateCommand.class,
            ImportConfigCommand.class
        })
public final class Leeway {

    /** Held, because the logging framework forgets loggers that nobody holds. */
    private static final Logger TRAINING_LIBRARY = Logger.getLogger("org.tribuo");

    private Leeway() {}

    /** Exit codes: 0 done, 1 it failed or was refused, 2 wrong usage. */
    public static void main(String[] arguments) {
        TRAINING_LIBRARY.setLevel(Level.WARNING);
        CommandLine commands = commandLine();
        if (arguments.length == 0) {
            commands.usage(System.err);
            System.exit(2);
        }
        System.exit(commands.execute(arguments));
    }

    /** All commands, ready to be executed. */
    public static CommandLine commandLine() {
        return new CommandLine(new Leeway())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, command, parsed) -> fail(exception));
    }

    private static int fail(Exception exception) {
        boolean expected = exception instanceof IllegalArgumentException
                || exception instanceof IllegalStateException
                || exception instanceof RefusedException;
        if (expected) {
            System.err.println(exception.getMessage());
        } else {
            exception.printStackTrace();
        }
        return 1;
    }
}
