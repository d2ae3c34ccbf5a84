package io.leeway.client.keys;

import java.time.Instant;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import io.leeway.access.Keys;
import io.leeway.access.ListedKey;
import io.leeway.client.console.TextTable;

/** Lists keys. */
@Command(
        name = "list",
        description = "Lists the keys: whose they are, what they may do and until when; never the keys themselves.")
final class ListKeysCommand implements Callable<Integer> {

    @Mixin
    private final KeyFileOption file = new KeyFileOption();

    @Override
    public Integer call() {
        Keys keys = file.file().read();
        if (keys.size() == 0) {
            System.out.println("No keys.");
            return 0;
        }
        Instant now = Instant.now();
        TextTable table = new TextTable("name", "roles", "models", "until");
        for (ListedKey key : keys.all()) {
            table.row(
                    key.identity().name(),
                    ListedKey.words(key.identity().roles()),
                    key.models(),
                    key.isValidAt(now) ? key.expiry() : key.expiry() + " (expired)");
        }
        System.out.println(table);
        return 0;
    }
}
