package oauthlab.auth.ground;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells a database that does not work at the moment from a fault of ours. */
public final class Outage {

    /** Data, constraints and statements that it cannot take: asked again, it would say the same. ISO 9075, classes of SQLSTATE. */
    private static final Set<String> OURS = Set.of("22", "23", "42");

    private static final int MOST_FAULTS = 50;

    private Outage() {}

    /** Did the database fail, such as by a full disk, a file that became read-only, or a connection that ended? */
    public static boolean isBehind(Throwable fault) {
        var chain = new ArrayList<Throwable>(List.of(fault));
        for (int i = 0; i < chain.size() && chain.size() < MOST_FAULTS; i++) {
            Throwable one = chain.get(i);
            if (one instanceof SQLException sql && !isOurs(sql.getSQLState())) return true;
            if (one.getCause() != null) chain.add(one.getCause());
            chain.addAll(List.of(one.getSuppressed()));
        }
        return false;
    }

    private static boolean isOurs(String state) {
        return state != null && state.length() > 2 && OURS.contains(state.substring(0, 2));
    }
}
