package oauthlab.auth.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Writes audit events, one line each, to the log category {@code oauthlab.audit}. */
@ApplicationScoped
public class AuditLog {

    private static final Logger LOG = Logger.getLogger("oauthlab.audit");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST = 300;

    public void write(AuditEvent event) {
        LOG.info(event.type() + " client=" + shown(event.client()) + " user=" + shown(event.user()) + " outcome="
                + event.outcome() + " reason=" + shown(event.reason()));
    }

    /** One line stays one line: a line break in a client_id must not fake a second event. */
    static String shown(String value) {
        if (value == null) return "-";
        String cut = value.length() > LONGEST ? value.substring(0, LONGEST) + "..." : value;
        return CONTROL.matcher(cut).replaceAll("?");
    }
}
