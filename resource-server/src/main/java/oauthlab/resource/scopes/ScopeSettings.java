package oauthlab.resource.scopes;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What is needed everywhere. */
@ConfigMapping(prefix = "oauthlab")
interface ScopeSettings {

    /** Scopes that every request needs, beside those of its endpoint. */
    Optional<List<String>> requiredScopes();
}
