package oauthlab.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Puts many families of tokens, and as many audit events, into the database of a server that is not running: {@code Fill
 * JDBC_URL USER PASSWORD ROWS}.
 */
final class Fill {

    private static final int USERS = 1000;
    private static final String AGO = "timestamp with time zone '2026-01-01 00:00:00+00'";
    private static final String FAR = "timestamp with time zone '2099-01-01 00:00:00+00'";

    private Fill() {}

    public static void main(String[] arguments) throws SQLException {
        String url = arguments[0];
        int rows = Integer.parseInt(arguments[3]);
        try (Connection database = DriverManager.getConnection(url, arguments[1], arguments[2]);
                Statement statement = database.createStatement()) {
            String numbers = url.startsWith("jdbc:h2:") ? "system_range(1, %d)" : "generate_series(1, %d) as n(x)";
            statement.execute("insert into oauth_user (user_id, username, email, password_hash, created_at)"
                    + " select 'bench-' || x, 'bench-' || x, 'bench@example.com', '-', " + AGO + " from "
                    + numbers.formatted(USERS));
            statement.execute("insert into token_family (family_id, client_id, user_id, scopes, audience, auth_time,"
                    + " created_at, expires_at, last_used_at, generation)"
                    + " select 'bench-' || x, 'web-app', 'bench-' || (mod(x, " + USERS + ") + 1), 'tasks:read',"
                    + " 'http://localhost:4001', " + AGO + ", " + AGO + ", " + FAR + ", " + FAR + ", 1 from "
                    + numbers.formatted(rows));
            statement.execute(
                    "insert into audit_event (id, occurred_at, occurrences, type, client_id, user_id, outcome,"
                            + " reason, ip, trace_id, refused)"
                            + " select -x, " + FAR + ", 1, 'token.issued', 'web-app', 'bench-' || (mod(x, " + USERS
                            + ") + 1), 'ok', 'refresh_token', '127.0.0.1', 'bench-' || x, false from "
                            + numbers.formatted(rows));
            statement.execute("analyze");
        }
    }
}
