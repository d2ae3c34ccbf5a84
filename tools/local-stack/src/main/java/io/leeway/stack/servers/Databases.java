package io.leeway.stack.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The services' databases, one for each service that has tables. */
public final class Databases {

    /** Their names. */
    public static final List<String> NAMES = List.of("ingest", "alert");

    private Databases() {}

    /** Creates what is missing on a server that somebody else runs. */
    public static void createAt(String host, int port, String user, String password) {
        String url = "jdbc:postgresql://" + host + ":" + port + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            create(connection, NAMES);
        } catch (SQLException exception) {
            throw new IllegalStateException(
                    "PostgreSQL at " + host + ":" + port + " cannot be used: " + exception.getMessage(), exception);
        }
    }

    static void create(Connection connection, Iterable<String> names) throws SQLException {
        for (String name : names) {
            try (PreparedStatement exists =
                    connection.prepareStatement("select 1 from pg_database where datname = ?")) {
                exists.setString(1, name);
                try (ResultSet found = exists.executeQuery();
                        Statement create = connection.createStatement()) {
                    if (!found.next()) {
                        create.execute("create database \"" + name.replace("\"", "\"\"") + '"');
                    }
                }
            }
        }
    }
}
