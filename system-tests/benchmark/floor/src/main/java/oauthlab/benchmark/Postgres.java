package oauthlab.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL of its own, until its standard input ends. Prints the port. */
final class Postgres {

    private Postgres() {}

    public static void main(String[] none) throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create role oauthlab login password 'oauthlab'");
                statement.execute("create database auth owner oauthlab");
                statement.execute("create database resource owner oauthlab");
            }
            System.out.println(postgres.getPort());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
