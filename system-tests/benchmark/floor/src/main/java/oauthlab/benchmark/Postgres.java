package oauthlab.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL of its own with the databases that it is told, until its standard input ends. Prints the port. */
final class Postgres {

    private Postgres() {}

    public static void main(String[] databases) throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create role oauthlab login password 'oauthlab'");
                for (String name : databases) statement.execute("create database " + name + " owner oauthlab");
            }
            System.out.println(postgres.getPort());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
