package io.leeway.stack.client;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import io.leeway.access.KeyFile;
import io.leeway.access.KeySecret;

/**
 * The passwords of the embedded servers: random, made when a data folder is used for the first time, and kept in a file
 * there that its owner alone can read. They reach services by the environment, and are in no command line and no log.
 */
public final class ServerPasswords {

    /** The servers that have one; the document store and the mailbox know none. */
    private static final List<String> SERVERS = List.of("postgres", "amqp");

    private final Path file;
    private final Properties passwords;

    private ServerPasswords(Path file, Properties passwords) {
        this.file = file;
        this.passwords = passwords;
    }

    /** Those of a data folder, made where there are none yet. */
    public static ServerPasswords in(Path folder) {
        Path file = folder.resolve("passwords");
        Properties passwords = Files.exists(file) ? read(file) : new Properties();
        boolean made = false;
        for (String server : SERVERS) {
            made |= passwords.putIfAbsent(server, KeySecret.generate()) == null;
        }
        if (made) {
            StringBuilder text = new StringBuilder();
            SERVERS.forEach(server -> text.append(server)
                    .append('=')
                    .append(passwords.getProperty(server))
                    .append('\n'));
            KeyFile.writePrivately(file, text.toString());
        }
        return new ServerPasswords(file, passwords);
    }

    /** Those that a file holds. */
    static ServerPasswords of(Path file) {
        return new ServerPasswords(file, read(file));
    }

    private static Properties read(Path file) {
        Properties passwords = new Properties();
        try {
            passwords.load(new StringReader(Files.readString(file)));
        } catch (IOException exception) {
            throw new UncheckedIOException("The passwords in " + file + " cannot be read", exception);
        }
        return passwords;
    }

    /** The password of {@code postgres} or {@code amqp}. */
    public String of(String server) {
        String password = passwords.getProperty(server);
        if (password == null) {
            throw new IllegalArgumentException(file + " has no password of " + server);
        }
        return password;
    }

    /** Where they are kept. */
    public Path file() {
        return file;
    }

    /** None of them. */
    @Override
    public String toString() {
        return "ServerPasswords[" + file + "]";
    }
}
