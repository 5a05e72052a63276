package oauthlab.system.lab;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** A real PostgreSQL with an empty database for each server. */
public final class Postgres implements AutoCloseable {

    private static final String USER = "oauthlab";

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    public static Postgres start() {
        try {
            var postgres = new Postgres(EmbeddedPostgres.start());
            postgres.execute("create role " + USER + " login password '" + USER + "'");
            postgres.execute("create database auth owner " + USER);
            postgres.execute("create database resource owner " + USER);
            return postgres;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** What tells a service where its database is. */
    public Map<String, String> settings() {
        return Map.of("POSTGRES_PORT", "" + server.getPort(), "POSTGRES_USER", USER, "POSTGRES_PASSWORD", USER);
    }

    /** The one value that this query of the authorization server's database finds. */
    public String valueInAuth(String query) {
        try (var connection = server.getDatabase(USER, "auth").getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Changes the authorization server's database. */
    public void executeInAuth(String statement) {
        execute(server.getDatabase(USER, "auth"), statement);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void execute(String statement) {
        execute(server.getPostgresDatabase(), statement);
    }

    private static void execute(DataSource database, String statement) {
        try (var connection = database.getConnection();
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
