package io.leeway.client.deadletters;

import picocli.CommandLine.Command;

/** Messages that could not be worked off; its subcommands do the work. */
@Command(
        name = "dead-letters",
        description = {
            "Messages that no service could work off, with the reason.",
            "Mend the cause and replay them, or drop them for good. Nothing is lost until then."
        },
        subcommands = {
            ListDeadLettersCommand.class,
            ShowDeadLetterCommand.class,
            ReplayDeadLettersCommand.class,
            DropDeadLettersCommand.class
        })
public final class DeadLettersCommand {}
