package io.leeway.client.keys;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a key away. */
@Command(
        name = "revoke",
        description = "Takes a key away: it opens nothing as soon as the services have read the file.")
final class RevokeKeyCommand implements Callable<Integer> {

    @Mixin
    private final KeyFileOption keys = new KeyFileOption();

    @Parameters(paramLabel = "NAME", description = "the key's name, as leeway keys list shows it")
    private String name = "";

    @Override
    public Integer call() {
        keys.file().remove(name);
        System.out.println("Revoked " + name + ".");
        return 0;
    }
}
