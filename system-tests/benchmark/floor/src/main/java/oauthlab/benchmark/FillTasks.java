package oauthlab.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Gives the demo user many tasks, in the database of an API that is not running: {@code FillTasks JDBC_URL USER PASSWORD
 * FROM TO}. Task 17 has the id {@link #id id(17)}.
 */
final class FillTasks {

    private static final String OWNER = "user-123";

    private FillTasks() {}

    public static void main(String[] arguments) throws SQLException {
        String numbers = (arguments[0].startsWith("jdbc:h2:")
                        ? "system_range(%s, %s)"
                        : "generate_series(%s, %s) as n(x)")
                .formatted(arguments[3], arguments[4]);
        try (Connection database = DriverManager.getConnection(arguments[0], arguments[1], arguments[2]);
                Statement statement = database.createStatement()) {
            statement.execute(
                    "insert into tasks (id, user_id, title, description, status, created_at, created_by, updated_at)"
                            + " select 'task-' || lpad(cast(x as varchar(16)), 16, '0'), '" + OWNER
                            + "', 'One of many', 'It has a description of some length, as tasks of people have.',"
                            + " case mod(x, 3) when 0 then 'pending' when 1 then 'in_progress' else 'completed' end,"
                            + " timestamp with time zone '2020-01-01 00:00:00+00' + x * interval '1' second, 'web-app',"
                            + " timestamp with time zone '2026-01-01 00:00:00+00' from "
                            + numbers);
            for (String status : new String[] {"pending", "in_progress", "completed"})
                statement.execute("update task_counts set " + status
                        + " = (select count(*) from tasks where user_id = '" + OWNER + "' and status = '" + status
                        + "') where user_id = '" + OWNER + "'");
            statement.execute("analyze");
        }
    }

    static String id(int number) {
        return "task-%016d".formatted(number);
    }
}
