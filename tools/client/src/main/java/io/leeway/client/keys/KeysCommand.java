package io.leeway.client.keys;

import picocli.CommandLine.Command;

/** Keys of callers; its subcommands do the work. */
@Command(
        name = "keys",
        description = {
            "Who may ask Leeway's services: makes keys, lists them, takes them away.",
            "They stand, hashed, in a file that every service reads (LEEWAY_ACCESS_KEYS_FILE)."
        },
        subcommands = {InitKeysCommand.class, CreateKeyCommand.class, ListKeysCommand.class, RevokeKeyCommand.class})
public final class KeysCommand {}
