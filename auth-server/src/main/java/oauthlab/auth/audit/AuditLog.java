package oauthlab.auth.audit;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Writes audit events, one line each, to the log category {@code oauthlab.audit}. */
@ApplicationScoped
public class AuditLog {

    private static final Logger LOG = Logger.getLogger("oauthlab.audit");
    private static final int LONGEST = 300;

    public void write(AuditEvent event) {
        LOG.infof(
                "%s client=%s user=%s outcome=%s reason=%s",
                event.type(), shown(event.client()), shown(event.user()), event.outcome(), shown(event.reason()));
    }

    /** One line stays one line: a line break in a client_id must not fake a second event. */
    static String shown(String value) {
        if (value == null) return "-";
        String cut = value.length() > LONGEST ? value.substring(0, LONGEST) + "..." : value;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
