package oauthlab.agent.oauth.access;

import java.util.Optional;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.shared.protocol.Scopes;

/** Only the approval of a person helps, and none may be asked. Nothing was done. */
public final class NeedsApproval extends AgentException {

    private final transient Scopes missing;

    /** @param missing what would have to be approved besides; none when there is no token at all */
    NeedsApproval(String server, Optional<String> user, Scopes missing) {
        super(
                server + " needs the approval of a person.",
                "Run: ./lab agent login " + server
                        + user.map(name -> " --as " + name).orElse("")
                        + (missing.isEmpty() ? "" : " --scope \"" + missing + "\""));
        this.missing = missing;
    }

    public Scopes missing() {
        return missing;
    }
}
