package io.leeway.client;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import io.leeway.client.backtest.BacktestCommand;
import io.leeway.client.conditions.ConditionsCommand;
import io.leeway.client.deadletters.DeadLettersCommand;
import io.leeway.client.http.Connections;
import io.leeway.client.http.RefusedException;
import io.leeway.client.keys.KeysCommand;
import io.leeway.client.models.ApplyCommand;
import io.leeway.client.models.DeleteCommand;
import io.leeway.client.models.ModelsCommand;
import io.leeway.client.models.ReferencesCommand;
import io.leeway.client.models.RefusalsCommand;
import io.leeway.client.models.RestoreCommand;
import io.leeway.client.models.ResumeCommand;
import io.leeway.client.models.RetireCommand;
import io.leeway.client.rows.LabelsCommand;
import io.leeway.client.rows.PushCommand;
import io.leeway.client.rows.ReferenceCommand;
import io.leeway.client.silences.SilenceCommand;
import io.leeway.client.status.StatusCommand;

/**
 * The command line: {@code leeway --help} lists its commands. The commands below talk to a running Leeway; those of other
 * tools are there as far as these are on the class path, see {@link CommandGroup}.
 */
@Command(
        name = "leeway",
        version = "leeway 0.1.0",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        description = "Watches machine-learning models in production.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:it failed or was refused", "2:wrong usage"})
public final class Leeway {

    private static final List<Class<?>> OWN = List.of(
            ApplyCommand.class,
            ReferenceCommand.class,
            PushCommand.class,
            LabelsCommand.class,
            StatusCommand.class,
            BacktestCommand.class,
            SilenceCommand.class,
            ConditionsCommand.class,
            DeadLettersCommand.class,
            RefusalsCommand.class,
            ModelsCommand.class,
            ReferencesCommand.class,
            RestoreCommand.class,
            RetireCommand.class,
            ResumeCommand.class,
            DeleteCommand.class,
            KeysCommand.class);

    private Leeway() {}

    /** Exit codes: 0 done, 1 it failed or was refused, 2 wrong usage; a command may have others, which its help lists. */
    public static void main(String[] arguments) throws InterruptedException {
        CommandLine commands = commandLine();
        if (arguments.length == 0) {
            commands.usage(System.err);
            System.exit(2);
        }
        int code = commands.execute(arguments);
        Connections.close();
        System.exit(code);
    }

    /** All commands on the class path, ready to be executed. */
    public static CommandLine commandLine() {
        CommandLine root = new CommandLine(new Leeway());
        allCommands().forEach(root::addSubcommand);
        // Said here, and not inherited by the help of every command.
        root.getCommandSpec()
                .usageMessage()
                .footer(
                        "",
                        "./leeway COMMAND --help says more of a command. ./leeway test builds everything and runs every"
                                + " test; ./leeway dev SERVICE runs a service with live reload; ./leeway images builds"
                                + " container images.");
        return root.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, command, parsed) -> fail(exception));
    }

    private static List<Class<?>> allCommands() {
        List<Class<?>> all = new ArrayList<>(OWN);
        for (CommandGroup group : ServiceLoader.load(CommandGroup.class)) {
            all.addAll(group.isListedFirst() ? 0 : all.size(), group.commands());
        }
        return all;
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
