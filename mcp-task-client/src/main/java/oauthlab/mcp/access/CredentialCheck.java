package oauthlab.mcp.access;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import oauthlab.guarded.credential.Credential;
import oauthlab.guarded.refusal.Refusal;

/** Another way to come in than with a token. The {@link Guard} asks each, before it looks at tokens, and knows none by name. */
public interface CredentialCheck {

    /**
     * @param presented what the headers hold, if they hold something
     * @return who calls; empty when the request brings nothing of this kind
     * @throws Refusal when it does and that is not good, or when nothing else may be brought
     */
    Optional<Caller> check(RoutingContext request, Optional<Credential> presented);
}
