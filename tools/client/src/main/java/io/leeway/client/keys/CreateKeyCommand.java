package io.leeway.client.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.leeway.access.Identity;
import io.leeway.access.KeySecret;
import io.leeway.access.ListedKey;
import io.leeway.access.ModelScope;

/** Makes a key. */
@Command(
        name = "create",
        description = {
            "Makes a key and prints it, once: only its hash is kept.",
            "Redirect it to a file: leeway keys create ci --role ingest > key"
        })
final class CreateKeyCommand implements Callable<Integer> {

    private static final String NEVER = "never";

    @Mixin
    private final KeyFileOption keys = new KeyFileOption();

    @Parameters(paramLabel = "NAME", description = "what its holder is called beside what it changed")
    private String name = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            description = "ingest, viewer, operator, admin or service; several with commas in between")
    private String roles = "";

    @Option(
            names = "--models",
            paramLabel = "PATTERN",
            description = "for these models only, such as telco-*; several with commas in between (default: all)")
    private String models = "*";

    @Option(
            names = "--expires",
            paramLabel = "DAYS",
            description = "after so many days it is no key any more, or never (default: ${DEFAULT-VALUE})")
    private String expires = "365";

    @Override
    public Integer call() {
        String key = KeySecret.generate();
        keys.file().add(listed(name, roles, models, expiry(expires), key));
        System.out.println(key);
        System.err.println(
                "This is the only time that the key is shown. Services know it within seconds of reading the file.");
        return 0;
    }

    static ListedKey listed(String name, String roles, String models, Instant expires, String key) {
        Identity identity = new Identity(name, ListedKey.roles(roles), new ModelScope(List.of(models.split(","))));
        return new ListedKey(identity, expires, KeySecret.hash(key));
    }

    private static Instant expiry(String days) {
        if (days.equals(NEVER)) {
            return Instant.MAX;
        }
        if (!days.matches("[1-9]\\d{0,4}")) {
            throw new IllegalArgumentException("--expires takes a number of days, 1 to 99999, or never.");
        }
        return Instant.now().plus(Duration.ofDays(Long.parseLong(days))).truncatedTo(ChronoUnit.SECONDS);
    }
}
