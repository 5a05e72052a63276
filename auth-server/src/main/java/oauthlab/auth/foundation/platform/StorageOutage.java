package oauthlab.auth.foundation.platform;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells a database that does not work at the moment from a fault of ours. */
public final class StorageOutage {

    /**
     * Asked again, it may answer: connections, conflicts, resources, locks, the operator, the machine, a broken file. ISO 9075,
     * classes of SQLSTATE. What else it says, such as of data or of a statement, it would say again.
     */
    private static final Set<String> THEIRS = Set.of("08", "40", "53", "55", "57", "58", "HY", "XX");

    /** PostgreSQL is read-only; H2 cannot write a file, or read it, is out of memory, or is closed or read-only. */
    private static final Set<String> THEIR_STATES = Set.of(
            "25006", "90020", "90024", "90025", "90028", "90030", "90031", "90062", "90067", "90097", "90098", "90108",
            "90121", "90131");

    private static final int MAX_FAULTS = 50;

    private StorageOutage() {}

    /** Did the database fail, such as by a full disk, a file that became read-only, or a connection that ended? */
    public static boolean isBehind(Throwable fault) {
        var chain = new ArrayList<Throwable>(List.of(fault));
        for (int i = 0; i < chain.size() && chain.size() < MAX_FAULTS; i++) {
            Throwable one = chain.get(i);
            if (one instanceof SQLException sql && isTheirs(sql.getSQLState())) return true;
            if (one.getCause() != null) chain.add(one.getCause());
            chain.addAll(List.of(one.getSuppressed()));
        }
        return false;
    }

    /** The pool, which has no connection left, gives no state. */
    private static boolean isTheirs(String state) {
        return state == null
                || THEIR_STATES.contains(state)
                || state.length() == 5 && THEIRS.contains(state.substring(0, 2));
    }
}
